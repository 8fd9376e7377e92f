//! Front matter of either language holds any bytes.
#![no_main]

use tsuzuri_syntax_fuzz::{hold, law};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    hold(law::front_matter, bytes);
});
