use encoding_rs::{EUC_JP, SHIFT_JIS};
use proptest::prelude::*;

use super::*;

const JAPANESE: &str = "首脳会談で共同声明を発表した。\r\n「台湾海峡」についても言及があり、外交・安全保障の協力を続けるという。\r\n";

fn as_bytes(table: &'static Table, text: &str) -> Vec<u8> {
    table.encode(text).0.into_owned()
}

#[test]
fn utf_8_with_and_without_mark() {
    let plain = decode("記事\r\n".into());
    assert_eq!(
        (&*plain.text, plain.encoding, plain.exact),
        ("記事\r\n", Encoding::UTF_8, true)
    );

    let marked = decode(b"\xEF\xBB\xBFx\n".to_vec());
    assert_eq!(
        (&*marked.text, marked.exact),
        ("x\n", true),
        "the mark is not part of the text"
    );
    assert_eq!(marked.encoding.encode("y\n").unwrap(), b"\xEF\xBB\xBFy\n");
}

#[test]
fn japanese_encodings_are_recognised_and_come_back() {
    for table in [SHIFT_JIS, EUC_JP] {
        let bytes = as_bytes(table, JAPANESE);
        let decoded = decode(bytes.clone());
        assert_eq!(
            (&*decoded.text, decoded.exact),
            (JAPANESE, true),
            "{}",
            table.name()
        );
        assert_eq!(decoded.encoding.name(), table.name().to_lowercase());
        assert_eq!(decoded.encoding.encode(&decoded.text).unwrap(), bytes);
    }
}

#[test]
fn utf_16_comes_back_in_both_byte_orders() {
    for (mark, bytes) in [
        (
            b"\xFF\xFE",
            JAPANESE
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<_>>(),
        ),
        (
            b"\xFE\xFF",
            JAPANESE
                .encode_utf16()
                .flat_map(u16::to_be_bytes)
                .collect::<Vec<_>>(),
        ),
    ] {
        let bytes = [&mark[..], &bytes].concat();
        let decoded = decode(bytes.clone());
        assert_eq!((&*decoded.text, decoded.exact), (JAPANESE, true));
        assert_eq!(decoded.encoding.encode(JAPANESE).unwrap(), bytes);
    }
}

#[test]
fn what_does_not_come_back_is_not_exact() {
    for bytes in [
        &b"\xFF\xFE\x00"[..],
        b"\xFF\xFE\x00\xD8x\x00",
        b"\xEF\xBB\xBF\xFF",
    ] {
        assert!(!decode(bytes.to_vec()).exact, "{bytes:02X?}");
    }
}

#[test]
fn a_character_that_the_encoding_lacks_is_not_written() {
    let encoding = decode(as_bytes(SHIFT_JIS, JAPANESE)).encoding;
    assert_eq!(encoding.encode("絵文字🎏"), None);
}

proptest! {
    #[test]
    fn exact_means_exact(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let decoded = decode(bytes.clone());
        if decoded.exact {
            prop_assert_eq!(decoded.encoding.encode(&decoded.text), Some(bytes));
        }
    }
}
