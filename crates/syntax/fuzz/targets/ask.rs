//! Any bytes may be asked for.
#![no_main]

use tsuzuri_syntax_fuzz::{hold, law};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    hold(law::asking, bytes);
});
