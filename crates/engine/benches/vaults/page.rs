//! `docs/performance.md` and its chart, from the figures that benches have left.

use std::fs;
use std::path::Path;

use plotters::prelude::*;

use crate::Error;
use crate::figures::Figure;

/// What is drawn: one line each, where there are figures for it.
const DRAWN: &[(&str, RGBColor)] = &[
    ("first index with full text", RGBColor(146, 82, 38)),
    ("first index: tags, links, titles", RGBColor(196, 145, 80)),
    ("open an unchanged vault", RGBColor(68, 110, 120)),
    ("search: 2 CJK characters", RGBColor(70, 92, 160)),
    ("a tag's first 50 passages", RGBColor(110, 130, 70)),
    ("one note changed → committed", RGBColor(150, 70, 110)),
];

/// Writes the page, and the chart beside it.
pub fn write(results: &Path, page: &Path) -> Result<(), Error> {
    let figures: Vec<Figure> = serde_json::from_slice(&fs::read(results.join("engine.json"))?)?;
    let app = fs::read_to_string(results.join("app.md")).unwrap_or_default();
    let reasons = fs::read_to_string(page.with_extension("reasons.md")).unwrap_or_default();
    let chart = page.with_extension("svg");
    draw(&figures, &chart)?;
    let mut text = format!(
        "# Performance\n\n\
         Written by `make bench`; the reasons for what missed its budget, and what was tried, stand in \
         [performance.reasons.md](performance.reasons.md). Machines differ and are noisy: compare figures of this \
         page with each other, not with those of another day.\n\n\
         Tsuzuri {}, {}, {}. Vaults are made by `crates/engine/benches/vaults`: half Japanese, about 2 KB, five \
         links and four tags a note. Files are in the system's cache.\n\n\
         ![Cost as the vault grows, both axes logarithmic]({})\n",
        env!("CARGO_PKG_VERSION"),
        machine(),
        format_args!("SQLite {}", tsuzuri_engine::sqlite_version()),
        chart.file_name().unwrap_or_default().to_string_lossy(),
    );
    let mut sizes: Vec<usize> = figures.iter().map(|figure| figure.notes).collect();
    sizes.sort_unstable();
    sizes.dedup();
    for size in sizes.iter().rev() {
        text += &format!(
            "\n## {} notes\n\n| work | measured | beside it, same run | budget | |\n|---|---|---|---|---|\n",
            grouped(*size)
        );
        for figure in figures.iter().filter(|figure| figure.notes == *size) {
            let kept = match figure.kept {
                Some(true) => "kept",
                Some(false) => "**missed**",
                None => "",
            };
            let Figure {
                work,
                measured,
                beside,
                budget,
                ..
            } = figure;
            text += &format!("| {work} | {measured} | {beside} | {budget} | {kept} |\n");
        }
    }
    if !app.is_empty() {
        text += &format!("\n## The app\n\n{app}");
    }
    if !reasons.is_empty() {
        text += "\nWhat was missed, and why: [performance.reasons.md](performance.reasons.md).\n";
    }
    Ok(fs::write(page, text)?)
}

fn draw(figures: &[Figure], into: &Path) -> Result<(), Error> {
    let of = |work: &str| -> Vec<(f64, f64)> {
        let own = figures.iter().filter(|figure| figure.work == work);
        own.filter_map(|figure| Some((figure.notes as f64, figure.ms?)))
            .collect()
    };
    let all: Vec<(f64, f64)> = DRAWN.iter().flat_map(|(work, _)| of(work)).collect();
    let range = |values: Vec<f64>| {
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(0.0, f64::max);
        (low / 1.5)..(high * 1.5)
    };
    let notes = range(all.iter().map(|point| point.0).collect());
    let times = range(all.iter().map(|point| point.1).collect());
    let area = SVGBackend::new(into, (860, 460)).into_drawing_area();
    area.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(&area)
        .margin(12)
        .x_label_area_size(36)
        .y_label_area_size(64)
        .build_cartesian_2d(notes.log_scale(), times.log_scale())?;
    chart
        .configure_mesh()
        .light_line_style(TRANSPARENT)
        .x_desc("notes")
        .y_desc("ms")
        .x_label_formatter(&|notes| grouped(*notes as usize))
        .draw()?;
    for (work, colour) in DRAWN {
        let points = of(work);
        chart
            .draw_series(LineSeries::new(points.clone(), colour.stroke_width(2)))?
            .label(*work)
            .legend(|(x, y)| PathElement::new([(x, y), (x + 18, y)], colour.stroke_width(2)));
        chart.draw_series(
            points
                .into_iter()
                .map(|point| Circle::new(point, 3, colour.filled())),
        )?;
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperLeft)
        .background_style(WHITE.mix(0.85))
        .draw()?;
    Ok(area.present()?)
}

/// Processor, cores and memory, as the system names them.
fn machine() -> String {
    let read = |file: &str, name: &str| {
        let text = fs::read_to_string(file).unwrap_or_default();
        let line = text
            .lines()
            .find(|line| line.starts_with(name))
            .map(str::to_owned);
        line.and_then(|line| Some(line.split_once(':')?.1.trim().to_owned()))
            .unwrap_or_default()
    };
    let memory = read("/proc/meminfo", "MemTotal");
    let kilobytes: f64 = memory
        .split(' ')
        .next()
        .and_then(|number| number.parse().ok())
        .unwrap_or(0.0);
    format!(
        "{} cores of {}, {:.0} GB, {}",
        crate::floor::cores(),
        read("/proc/cpuinfo", "model name"),
        kilobytes / 1024.0 / 1024.0,
        std::env::consts::OS,
    )
}

/// `100,000`
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
