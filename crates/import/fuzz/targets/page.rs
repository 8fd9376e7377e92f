//! Any bytes are the page of an entry.
#![no_main]

use tsuzuri_import_fuzz::{hold, law};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    hold(law::page, bytes);
});
