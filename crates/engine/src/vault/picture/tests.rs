use super::*;

/// One pixel each, but for what only has to be told apart.
const GIF: &[u8] = b"GIF89a\x03\0\x02\0\0\0\0;";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x20\x08\x06\0\0\0";
const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\
    \xff\xc0\0\x11\x08\0\x20\0\x10\x03\x01\x22\0\x02\x11\x01\x03\x11\x01";
const WEBP: &[u8] = b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0\0";
const AVIF: &[u8] = b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf";

#[test]
fn kinds_are_told_by_what_a_file_begins_with() {
    for (bytes, kind) in [
        (GIF, PictureKind::Gif),
        (PNG, PictureKind::Png),
        (JPEG, PictureKind::Jpeg),
        (WEBP, PictureKind::WebP),
        (AVIF, PictureKind::Avif),
    ] {
        assert_eq!(PictureKind::of(bytes), Some(kind));
    }
}

#[test]
fn a_drawing_begins_with_its_element() {
    for text in [
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "\u{feff}<?xml version='1.0'?>\n<!-- 図 -->\n<svg>",
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x'>\n<svg\n width='1'>",
    ] {
        assert_eq!(
            PictureKind::of(text.as_bytes()),
            Some(PictureKind::Svg),
            "{text}"
        );
    }
}

#[test]
fn nothing_else_is_a_picture() {
    for bytes in [
        &b""[..],
        b"# A note\n",
        b"<!DOCTYPE html><svg>",
        b"<html><svg></svg></html>",
        b"<svgx>",
        b"<!-- <svg> -->",
        b"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>",
        b"%PDF-1.7",
        b"BM\0\0\0\0",
        b"\0\0\0\x18ftypmp42",
    ] {
        assert_eq!(PictureKind::of(bytes), None, "{bytes:?}");
    }
}

#[test]
fn a_size_is_read_from_the_header() {
    let size_of = |bytes| size(bytes).map(|size| (size.width, size.height));
    assert_eq!(size_of(GIF), Some((3, 2)));
    assert_eq!(size_of(PNG), Some((16, 32)));
    assert_eq!(size_of(JPEG), Some((16, 32)));
    assert_eq!(size_of(b"<svg width='5' height='5'/>"), None);
    assert_eq!(size_of(&PNG[..18]), None);
}
