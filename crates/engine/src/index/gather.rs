//! The SQL function `gather(id)`: all ids that a statement finds, as one value. Tens of
//! thousands of rows take longer to be handed over one by one than to be found.

use rusqlite::functions::{Aggregate, Context, FunctionFlags};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};
use rusqlite::{Connection, Result};

/// What `gather` answers, in the order in which they were found.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ids(pub Vec<i64>);

const WIDTH: usize = size_of::<i64>();

/// Makes `gather` known to a connection.
pub(super) fn register(connection: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_aggregate_function("gather", 1, flags, Gather)
}

struct Gather;

impl Aggregate<Vec<u8>, Vec<u8>> for Gather {
    fn init(&self, _: &mut Context<'_>) -> Result<Vec<u8>> {
        Ok(Vec::new())
    }

    fn step(&self, context: &mut Context<'_>, ids: &mut Vec<u8>) -> Result<()> {
        let id: i64 = context.get(0)?;
        ids.extend_from_slice(&id.to_ne_bytes());
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, ids: Option<Vec<u8>>) -> Result<Vec<u8>> {
        Ok(ids.unwrap_or_default())
    }
}

impl FromSql for Ids {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let (ids, rest) = value.as_blob()?.as_chunks::<WIDTH>();
        if !rest.is_empty() {
            return Err(FromSqlError::InvalidType);
        }
        Ok(Self(ids.iter().map(|id| i64::from_ne_bytes(*id)).collect()))
    }
}

#[cfg(test)]
mod tests;
