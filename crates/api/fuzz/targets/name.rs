//! Files may be called anything.
#![no_main]

use tsuzuri_api_fuzz::{hold, law};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    hold(law::name, bytes);
});
