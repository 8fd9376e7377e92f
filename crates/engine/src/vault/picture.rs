//! Which bytes are a picture, and how large it is: told by what they begin with, never by a
//! name, so that nothing else is handed to a webview as one. Decoding is the webview's.

use imagesize::{Compression, ImageType};

#[cfg(test)]
mod tests;

/// The kinds of picture that a webview shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpeg,
    /// GIF.
    Gif,
    /// WebP.
    WebP,
    /// AV1 in HEIF.
    Avif,
    /// A drawing in XML. May hold scripts, which do not run where it is shown as a picture.
    Svg,
}

/// Width and height in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureSize {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// An SVG may begin with comments; its element stands within this many bytes.
const SVG_WITHIN: usize = 4096;

impl PictureKind {
    /// What the first bytes of a file make it.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match imagesize::image_type(bytes) {
            Ok(ImageType::Png) => Some(Self::Png),
            Ok(ImageType::Jpeg) => Some(Self::Jpeg),
            Ok(ImageType::Gif) => Some(Self::Gif),
            Ok(ImageType::Webp) => Some(Self::WebP),
            Ok(ImageType::Heif(Compression::Av1)) => Some(Self::Avif),
            _ => is_svg(bytes).then_some(Self::Svg),
        }
    }

    /// As the header `Content-Type` names it.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Gif => "image/gif",
            Self::WebP => "image/webp",
            Self::Avif => "image/avif",
            Self::Svg => "image/svg+xml",
        }
    }
}

/// The size that a picture's first bytes tell; drawings have none of their own.
pub(crate) fn size(bytes: &[u8]) -> Option<PictureSize> {
    let size = imagesize::blob_size(bytes).ok()?;
    Some(PictureSize {
        width: size.width.try_into().ok()?,
        height: size.height.try_into().ok()?,
    })
}

/// XML whose first element is `svg`; what stands before it may only be what XML has there.
fn is_svg(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(SVG_WITHIN)];
    let text = String::from_utf8_lossy(start);
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<!DOCTYPE svg") && !rest.contains("<!ENTITY") {
            ">"
        } else {
            break;
        };
        let Some((_, after)) = rest.split_once(end) else {
            return false;
        };
        rest = after.trim_start();
    }
    rest.strip_prefix("<svg")
        .is_some_and(|after| after.starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/'))
}
