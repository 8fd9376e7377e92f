use jiff::civil::datetime;

use super::fill_in;

fn filled(template: &str) -> String {
    fill_in(template, "2023-02-01", datetime(2023, 2, 1, 9, 5, 7, 0))
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
