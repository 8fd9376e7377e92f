//! Any page may hold an address of the app.
#![no_main]

use tsuzuri_api_fuzz::{hold, law};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    hold(law::address, bytes);
});
