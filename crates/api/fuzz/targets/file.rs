//! Any bytes may be a note's file, or a picture's.
#![no_main]

use tsuzuri_api_fuzz::law;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Err(broken) = law::file(bytes) {
        panic!("{broken}");
    }
});
