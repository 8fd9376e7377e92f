//! Any bytes are the settings of Obsidian.
#![no_main]

use tsuzuri_api_fuzz::{hold, law};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    hold(law::obsidian, bytes);
});
