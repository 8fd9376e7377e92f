use encoding_rs::{EUC_JP, SHIFT_JIS};
use tsuzuri_syntax::Span;

use super::FileText;

/// Every character of the text, seen as a slice of the file, is that character again.
#[test]
fn every_character_is_found_in_the_file() {
    let text = "日記 a👍ｶﾅ\r\n終わり。";
    let plain = "日記 a カナ\r\n終わり。昨日の会談は長引いたという。";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [
        ("utf-8", text.as_bytes().to_vec()),
        ("with a mark", [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
        ("utf-16", [&b"\xFF\xFE"[..], &utf16].concat()),
        ("shift_jis", SHIFT_JIS.encode(plain).0.into_owned()),
        ("euc-jp", EUC_JP.encode(plain).0.into_owned()),
    ] {
        let file = FileText::of(bytes.clone());
        for (at, c) in file.text.char_indices() {
            let span = Span {
                start: at,
                end: at + c.len_utf8(),
            };
            let [start, end] = file.offsets.span(span);
            let shown = match name {
                "utf-16" => {
                    let units = bytes[start..end].chunks(2);
                    let units = units.map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
                    char::decode_utf16(units)
                        .map(Result::unwrap)
                        .collect::<String>()
                }
                "shift_jis" => SHIFT_JIS.decode(&bytes[start..end]).0.into_owned(),
                "euc-jp" => EUC_JP.decode(&bytes[start..end]).0.into_owned(),
                _ => String::from_utf8(bytes[start..end].to_vec()).unwrap(),
            };
            assert_eq!(shown, c.to_string(), "{name} at {at}");
        }
        assert_eq!(file.offsets.at(file.text.len()), bytes.len(), "{name}");
    }
}
