//! A session on a machine that is short of power: what can wait does, in the vault that is
//! open and in those that are opened meanwhile.

use std::sync::atomic::Ordering;

use tsuzuri_engine::Engine;

use crate::Session;

impl Session {
    /// Whether the machine runs on the last of its battery, as the host has found out. Full
    /// text of many notes then waits until this is taken back, and `IndexState` says so.
    pub fn spare_power(&self, spares: bool) {
        if self.spares_power.swap(spares, Ordering::AcqRel) == spares {
            return;
        }
        if let Some(vault) = self.current() {
            self.share_power(&vault.engine);
        }
    }

    /// Tells an engine that was opened just now.
    pub(crate) fn share_power(&self, engine: &Engine) {
        engine.set_sparing_power(self.spares_power.load(Ordering::Acquire));
    }
}
