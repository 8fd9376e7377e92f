//! Any path may be moved to any other, whatever text links to it.
#![no_main]

use tsuzuri_syntax_fuzz::{hold, law};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    hold(law::relinking, bytes);
});
