//! Any bytes can be folded, and lead back to where they came from.
#![no_main]

use tsuzuri_syntax_fuzz::{hold, law};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    hold(law::folding, bytes);
});
