//! Any bytes may be a regular expression, and be searched in.
#![no_main]

use tsuzuri_api_fuzz::{hold, law};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    hold(law::pattern, bytes);
});
