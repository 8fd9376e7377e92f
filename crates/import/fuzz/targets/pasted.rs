//! Any bytes are the HTML on the clipboard.
#![no_main]

use tsuzuri_import_fuzz::{hold, law};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    hold(law::pasted, bytes);
});
