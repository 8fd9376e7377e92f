use super::super::{Footnotes, from_html};

fn markdown(html: &str) -> String {
    from_html(html, Footnotes("")).markdown
}

/// Rows of a table, cells without the white space that aligns them.
fn rows(html: &str) -> Vec<Vec<String>> {
    let text = markdown(html);
    let mut rows: Vec<Vec<String>> = text
        .lines()
        .map(|line| {
            let cells = line.trim_matches('|').split(" | ");
            cells.map(|cell| cell.trim().to_owned()).collect()
        })
        .collect();
    assert!(rows.len() > 1, "{text}");
    let rule = rows.remove(1);
    assert!(rule.iter().all(|cell| cell.starts_with("---")), "{text}");
    assert!(rows.iter().all(|row| row.len() == rule.len()), "{text}");
    rows
}

#[test]
fn no_cell_is_left_out() {
    for (html, wanted) in [
        // Heads beside their values.
        (
            "<table><tr><th>名前</th><td>太郎</td></tr><tr><th>年</th><td>3</td></tr></table>",
            vec![vec!["名前", "太郎"], vec!["年", "3"]],
        ),
        // As spreadsheets hand them out: no heads at all.
        (
            "<table><tbody><tr><td>林檎</td><td>120</td></tr><tr><td>蜜柑</td><td>80</td></tr></tbody></table>",
            vec![vec!["林檎", "120"], vec!["蜜柑", "80"]],
        ),
        // Two rows of heads, one cell over several columns, and a row that is longer.
        (
            "<table><thead><tr><th colspan=2>計</th></tr><tr><th>男</th><th>女</th></tr></thead>\
             <tbody><tr><td>1</td><td>2</td><td>余り</td></tr></tbody></table>",
            vec![
                vec!["計", "", ""],
                vec!["男", "女", ""],
                vec!["1", "2", "余り"],
            ],
        ),
        (
            "<table><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr><tr><td>乙</td><td>3</td></tr></table>",
            vec![vec!["甲", "1"], vec!["", "2"], vec!["乙", "3"]],
        ),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1<br>2</td><td><p>3</p><p>4|5</p></td></tr></table>",
            vec![vec!["a", "b"], vec!["1 2", "3 4\\|5"]],
        ),
    ] {
        assert_eq!(rows(html), wanted, "{html}");
    }
}

#[test]
fn what_says_what_a_table_is_stands_above_it() {
    let html = "<table><caption>果物</caption><tr><td>a</td><td>b</td></tr></table>";
    assert!(
        markdown(html).starts_with("果物\n\n| a "),
        "{}",
        markdown(html)
    );
}

#[test]
fn a_page_laid_out_by_a_table_is_its_cells_texts() {
    for (html, text) in [
        (
            "<table><tr><th>左</th><td><ul><li>項</li></ul></td></tr></table>",
            "左\n\n- 項",
        ),
        (
            "<table><tr><td>外<table><tr><td>甲</td><td>乙</td></tr></table></td></tr></table>",
            "外\n\n甲\n\n乙",
        ),
        (
            "<table><tr><td>一</td></tr><tr><td>二</td></tr></table>",
            "一\n\n二",
        ),
    ] {
        assert_eq!(markdown(html), text);
    }
}

#[test]
fn a_table_takes_no_more_than_its_page_explains() {
    let wide = format!(
        "<table><tr>{}</tr>{}</table>",
        "<td>a".repeat(2_000),
        "<tr><td>b<td>c".repeat(2_000)
    );
    let spans = format!(
        "<table>{}</table>",
        "<tr><td colspan=9999 rowspan=9999>a<td>b".repeat(1_000)
    );
    let uneven = format!(
        "<table>{}<tr><td>{}<td>b</table>",
        "<tr><td>a<td>b".repeat(2_000),
        "長".repeat(100_000)
    );
    for html in [wide, spans, uneven] {
        let converted = from_html(&html, Footnotes(""));
        assert!(converted.kept || converted.markdown.len() < 4 * html.len() + 1024);
    }
}
