//! Any bytes are a note, in each grammar of hashtags.
#![no_main]

use tsuzuri_syntax_fuzz::{hold, law};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    hold(law::note, bytes);
});
