//! Any tag may be renamed to anything, in any text.
#![no_main]

use tsuzuri_syntax_fuzz::{hold, law};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    hold(law::retagging, bytes);
});
