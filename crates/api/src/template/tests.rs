use jiff::civil::datetime;

use super::{Filled, Values, fill_in};

fn whole(template: &str, clipboard: Option<&str>) -> Filled {
    let values = Values {
        title: "2023-02-01",
        at: datetime(2023, 2, 1, 9, 5, 7, 0),
        clipboard,
    };
    fill_in(template, &values)
}

fn filled(template: &str) -> String {
    whole(template, None).text
}

#[test]
fn dates_take_the_form_that_is_asked_for() {
    let cases = [
        ("# {{date:YYYY年M月D日(dd)}}\n", "# 2023年2月1日(水)\n"),
        ("{{date}} {{time}}", "2023-02-01 09:05"),
        ("{{date:YY/MM/DD ddd, dddd}}", "23/02/01 Wed, Wednesday"),
        ("{{time:H:mm:ss}}", "9:05:07"),
        ("{{ title }}{{cursor}}{{clipboard}}", "2023-02-01"),
    ];
    for (template, wanted) in cases {
        assert_eq!(filled(template), wanted, "{template}");
    }
}

#[test]
fn a_form_is_read_as_obsidian_reads_it() {
    let cases = [
        ("{{date:MMMM Do, YYYY}}", "February 1st, 2023"),
        ("{{date:D MMM YY}}", "1 Feb 23"),
        ("{{date:YYYYMMDD[T]HHmmss}}", "20230201T090507"),
        ("{{date:[Made on] YYYY}}", "Made on 2023"),
        ("{{date:[[YYYY-MM-DD]]}}", "[[2023-02-01]]"),
        ("{{date:[YYYY}}", "[2023"),
    ];
    for (template, wanted) in cases {
        assert_eq!(filled(template), wanted, "{template}");
    }
    assert_eq!(
        [1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 31].map(super::ordinal),
        [
            "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "31st"
        ]
    );
    // What can't be told is not told wrongly.
    for template in [
        "{{date:YYYY-[W]WW}}",
        "{{date:DDDD}}",
        "{{date:gggg}}",
        "{{time:hh:mm}}",
    ] {
        let found = whole(template, None);
        assert_eq!(
            (found.text.as_str(), &*found.unknown),
            (template, &[template.to_owned()][..])
        );
    }
}

#[test]
fn brackets_that_nothing_closes_hide_no_variable() {
    assert_eq!(filled("{{ and {{title}}"), "{{ and 2023-02-01");
    assert_eq!(filled("a {{\nb {{date}} }}"), "a {{\nb 2023-02-01 }}");
    let text = whole("```\n{{\nx}}\n```\n{{dat}}", None);
    assert_eq!(text.unknown, ["{{dat}}"]);
}

#[test]
fn what_is_no_variable_stays_as_it_is_written() {
    for template in [
        "",
        "{{",
        "{{title",
        "}}",
        "{{nothing}} {{#if}}",
        "{ {title} }",
        "{{title:x}}",
    ] {
        assert_eq!(filled(template), template);
    }
}

#[test]
fn it_says_where_to_go_on_what_it_lacks_and_what_means_nothing() {
    let found = whole(
        "# {{title}}\n{{cursor}}\n{{clipboard}}{{cursor}}{{dat}}{{dat}}{{title:x}}",
        None,
    );
    assert_eq!(found.text, "# 2023-02-01\n\n{{dat}}{{dat}}{{title:x}}");
    assert_eq!(found.cursor, Some("# 2023-02-01\n".len()));
    assert!(found.wants_clipboard);
    assert_eq!(found.unknown, ["{{dat}}", "{{title:x}}"]);

    // What was copied is text, and fills in nothing itself.
    let found = whole("“{{clipboard}}”", Some("{{title}}"));
    assert_eq!(found.text, "“{{title}}”");
    assert_eq!((found.cursor, found.wants_clipboard), (None, false));
    assert!(found.unknown.is_empty());
}
