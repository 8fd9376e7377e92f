//! Bytes that an edit did not touch stay as they are, in every encoding; and saving what
//! was opened writes nothing.

use encoding_rs::Encoding as Table;
use proptest::prelude::*;

use super::*;

/// Encodings that notes are found in, as a file's first bytes or the detector tell them.
const TWELVE: [&str; 12] = [
    "utf-8",
    "utf-8 with mark",
    "utf-16le",
    "utf-16be",
    "shift_jis",
    "euc-jp",
    "windows-1253",
    "gbk",
    "big5",
    "euc-kr",
    "windows-1252",
    "windows-1251",
];

/// What is written in the languages of these, long enough to be told apart.
fn sample(encoding: &str) -> &'static str {
    match encoding {
        "gbk" => "会议今天在北京举行。双方就合作问题交换了意见，并发表了共同声明。",
        "big5" => "會議今天在臺北舉行。雙方就合作問題交換了意見，並發表了共同聲明。",
        "euc-kr" => "회의는 오늘 서울에서 열렸다. 양측은 협력 문제에 대해 의견을 나누었다.",
        "windows-1252" => {
            "Die Sitzung fand heute in München statt. Größere Änderungen gab es für Straßen nicht."
        }
        "windows-1253" => {
            "Η συνεδρίαση πραγματοποιήθηκε σήμερα στην Αθήνα. Οι δύο πλευρές συμφώνησαν."
        }
        "windows-1251" => {
            "Встреча состоялась сегодня в Москве. Стороны обменялись мнениями о сотрудничестве."
        }
        _ => "首脳会談で共同声明を発表した。外交・安全保障の協力を続けるという。",
    }
}

fn encode(encoding: &str, text: &str) -> Vec<u8> {
    let marked = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
    match encoding {
        "utf-8" => text.as_bytes().to_vec(),
        "utf-8 with mark" => marked(b"\xEF\xBB\xBF", text.as_bytes().to_vec()),
        "utf-16le" => marked(
            b"\xFF\xFE",
            text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ),
        "utf-16be" => marked(
            b"\xFE\xFF",
            text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        ),
        name => {
            let table = Table::for_label(name.as_bytes()).unwrap();
            let (bytes, _, lacking) = table.encode(text);
            assert!(!lacking, "{name}");
            bytes.into_owned()
        }
    }
}

/// A note of several lines with ends as told, one after another.
fn note(encoding: &str, ends: &[&str]) -> String {
    let line = |(at, end): (usize, &&str)| format!("{at} {}{end}", sample(encoding));
    ends.iter().enumerate().map(line).collect()
}

/// How many bytes are the same at the beginning, and at the end of what is left.
fn same_around(a: &[u8], b: &[u8]) -> (usize, usize) {
    let front = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let rest = a[front..].iter().rev().zip(b[front..].iter().rev());
    (front, rest.take_while(|(a, b)| a == b).count())
}

fn end() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["\n", "\r\n", "\r"])
}

#[test]
fn every_encoding_is_told_and_its_bytes_come_back() {
    let world = World::new();
    for encoding in TWELVE {
        let bytes = encode(encoding, &note(encoding, &["\r\n", "\n", "\n"]));
        world.write(NOTE, &bytes);
        let path = NotePath::new(NOTE).unwrap();
        let read = world.engine.read_note(&path).unwrap();
        let name = encoding.split(' ').next().unwrap();
        assert_eq!(
            (&*read.encoding, read.read_only),
            (name, None),
            "{encoding}"
        );
        world.wipe();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(histories(200)))]

    /// The text that was opened, saved again, writes nothing; an edit changes bytes within
    /// what was edited alone.
    #[test]
    fn an_edit_touches_what_was_edited(
        encoding in prop::sample::select(TWELVE.to_vec()),
        ends in prop::collection::vec(end(), 1..6),
        at in 0..1000usize,
        removed in 0..3usize,
        inserted in "[a-z]{0,4}",
    ) {
        WORLD.with(|world| {
            let bytes = encode(encoding, &note(encoding, &ends));
            world.write(NOTE, &bytes);
            let path = NotePath::new(NOTE).unwrap();
            let read = world.engine.read_note(&path).unwrap();
            prop_assert_eq!(read.read_only, None, "{}", encoding);

            world.fs.take_touched();
            world.save(NOTE, &read.text, read.hash).unwrap();
            prop_assert_eq!(world.fs.take_touched(), Vec::<PathBuf>::new());

            let characters: Vec<char> = read.text.chars().collect();
            let at = at % characters.len();
            let until = (at + removed).min(characters.len());
            // Line ends are the business of `line_ends`; here they are left alone.
            prop_assume!(!characters[at..until].contains(&'\n'));
            let text: String = characters[..at].iter().collect();
            let edited = format!("{text}{inserted}{}", characters[until..].iter().collect::<String>());
            let note = NotePath::new(NOTE).unwrap();
            world
                .engine
                .save(&note, &edited, read.hash, &|_| None, Origin::Cli)
                .unwrap();
            let now = world.bytes(NOTE).unwrap();
            let touched = characters[at..until].iter().collect::<String>();
            // Encodings that shift may return to ASCII and back around an insertion.
            let most = 8 + 4 * (touched.len() + inserted.len());
            let (front, back) = same_around(&bytes, &now);
            prop_assert!(bytes.len() - front - back <= most, "{}: {:?}", encoding, (front, back));
            prop_assert!(now.len() - front - back <= most, "{}: {:?}", encoding, (front, back));
            // And what is read then is what was typed.
            prop_assert_eq!(world.engine.read_note(&path).unwrap().text, edited);
            world.wipe();
            Ok(())
        })?;
    }
}

thread_local! {
    static WORLD: World = World::new();
}
