//! What a version holds, made smaller. Notes shrink to a half or a third; what does not
//! shrink is kept as it is.

use std::borrow::Cow;

use miniz_oxide::{deflate::compress_to_vec, inflate::decompress_to_vec_with_limit};

/// From here on quickness counts for more than the last tenth of the size.
const LONG: usize = 256 * 1024;

pub(super) struct Packed<'b> {
    pub bytes: Cow<'b, [u8]>,
    pub is_packed: bool,
}

pub(super) fn pack(bytes: &[u8]) -> Packed<'_> {
    let level = if bytes.len() < LONG { 6 } else { 1 };
    let packed = compress_to_vec(bytes, level);
    if packed.len() < bytes.len() {
        Packed {
            bytes: packed.into(),
            is_packed: true,
        }
    } else {
        Packed {
            bytes: bytes.into(),
            is_packed: false,
        }
    }
}

/// `None` when what was kept is damaged.
pub(super) fn unpack(bytes: Vec<u8>, is_packed: bool, size: usize) -> Option<Vec<u8>> {
    if is_packed {
        decompress_to_vec_with_limit(&bytes, size).ok()
    } else {
        Some(bytes)
    }
}
