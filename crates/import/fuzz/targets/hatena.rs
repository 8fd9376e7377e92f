//! Any bytes are an export.
#![no_main]

use tsuzuri_import_fuzz::{hold, law};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    hold(law::hatena, bytes);
});
