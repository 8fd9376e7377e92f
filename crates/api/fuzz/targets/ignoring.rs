//! Any bytes are the rules of a vault for what is never looked at.
#![no_main]

use tsuzuri_api_fuzz::{hold, law};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    hold(law::ignoring, bytes);
});
