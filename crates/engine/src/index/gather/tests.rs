use super::*;

fn gathered(sql: &str) -> Result<Ids> {
    let connection = Connection::open_in_memory()?;
    register(&connection)?;
    connection.query_row(sql, [], |row| row.get(0))
}

#[test]
fn ids_come_as_they_were_found() {
    let all = "VALUES (3), (-1), (9223372036854775807), (3)";
    let found = gathered(&format!(
        "WITH found(id) AS ({all}) SELECT gather(id) FROM found"
    ));
    assert_eq!(found, Ok(Ids(vec![3, -1, i64::MAX, 3])));
}

#[test]
fn nothing_found_is_no_ids() {
    assert_eq!(gathered("SELECT gather(1) WHERE 0"), Ok(Ids(Vec::new())));
}

#[test]
fn what_is_no_id_is_an_error() {
    assert!(gathered("SELECT gather('a')").is_err());
    assert!(gathered("SELECT x'00'").is_err());
}
