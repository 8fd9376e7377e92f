//! The C side: how SQLite finds the tokenizer and calls it.
//!
//! The tokenizer has no state, so the pointer FTS5 carries around is never followed.
//! Nothing here may unwind: a panic below becomes `SQLITE_INTERNAL`.

use std::ffi::{CStr, c_char, c_int, c_void};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

use rusqlite::{Connection, ffi};

use crate::terms::{Use, terms};

/// `NAME` for C.
const C_NAME: &CStr = c"tsuzuri";

/// The type FTS5 gives to the pointer through which it hands out its interface.
const API_POINTER: &CStr = c"fts5_api_ptr";

/// What FTS5 calls with each term.
type OnToken =
    unsafe extern "C" fn(*mut c_void, c_int, *const c_char, c_int, c_int, c_int) -> c_int;

/// Makes the tokenizer known to this connection. Every connection that opens the full
/// text needs it, readers too.
///
/// # Errors
/// SQLite's, when it was built without FTS5 or has no memory.
pub fn register(connection: &Connection) -> rusqlite::Result<()> {
    let api = fts5_api(connection)?;
    let mut tokenizer = ffi::fts5_tokenizer {
        xCreate: Some(create),
        xDelete: Some(delete),
        xTokenize: Some(tokenize),
    };
    // SAFETY: `fts5_api` returned a pointer that FTS5 keeps alive as long as the
    // connection, which is borrowed here. FTS5 copies `tokenizer` and the name before it
    // returns; there is no user data and so nothing to destroy.
    let code = unsafe {
        match (*api).xCreateTokenizer {
            Some(create_tokenizer) => create_tokenizer(
                api,
                C_NAME.as_ptr(),
                ptr::null_mut(),
                &raw mut tokenizer,
                None,
            ),
            None => ffi::SQLITE_MISUSE,
        }
    };
    check(code)
}

/// FTS5's interface, asked for as its documentation says: `SELECT fts5(?1)` with a bound
/// pointer that it fills (<https://sqlite.org/fts5.html#extending_fts5>).
fn fts5_api(connection: &Connection) -> rusqlite::Result<*mut ffi::fts5_api> {
    let mut api: *mut ffi::fts5_api = ptr::null_mut();
    let mut statement: *mut ffi::sqlite3_stmt = ptr::null_mut();
    // SAFETY: the handle is open, for the connection is borrowed. The SQL is
    // NUL-terminated, which is what a length of -1 says. `api` outlives the statement: it
    // is finalized before this block ends, whatever the calls returned (finalizing a null
    // statement is allowed). The type string is static, as `bind_pointer` demands.
    let code = unsafe {
        let mut code = ffi::sqlite3_prepare_v2(
            connection.handle(),
            c"SELECT fts5(?1)".as_ptr(),
            -1,
            &raw mut statement,
            ptr::null_mut(),
        );
        if code == ffi::SQLITE_OK {
            code = ffi::sqlite3_bind_pointer(
                statement,
                1,
                (&raw mut api).cast::<c_void>(),
                API_POINTER.as_ptr(),
                None,
            );
        }
        if code == ffi::SQLITE_OK {
            ffi::sqlite3_step(statement);
        }
        let finalized = ffi::sqlite3_finalize(statement);
        if code == ffi::SQLITE_OK {
            finalized
        } else {
            code
        }
    };
    check(code)?;
    if api.is_null() {
        return Err(failure(ffi::SQLITE_MISUSE));
    }
    Ok(api)
}

/// SQLite's result code as a `Result`.
fn check(code: c_int) -> rusqlite::Result<()> {
    if code == ffi::SQLITE_OK {
        return Ok(());
    }
    Err(failure(code))
}

fn failure(code: c_int) -> rusqlite::Error {
    rusqlite::Error::SqliteFailure(ffi::Error::new(code), None)
}

/// FTS5's `xCreate`. Arguments in `tokenize = '…'` are refused, not ignored.
extern "C" fn create(
    _user: *mut c_void,
    _arguments: *mut *const c_char,
    argument_count: c_int,
    out: *mut *mut ffi::Fts5Tokenizer,
) -> c_int {
    if argument_count > 0 || out.is_null() {
        return ffi::SQLITE_ERROR;
    }
    // SAFETY: FTS5 passes a place to write one pointer to. It is never followed, by FTS5
    // or here; it only must not be null, which to FTS5 means "not made yet".
    unsafe { out.write(ptr::dangling_mut()) };
    ffi::SQLITE_OK
}

/// FTS5's `xDelete`: there is nothing to free.
extern "C" fn delete(_tokenizer: *mut ffi::Fts5Tokenizer) {}

/// FTS5's `xTokenize`.
extern "C" fn tokenize(
    _tokenizer: *mut ffi::Fts5Tokenizer,
    context: *mut c_void,
    flags: c_int,
    text: *const c_char,
    length: c_int,
    on_token: Option<OnToken>,
) -> c_int {
    let (Some(on_token), Ok(length)) = (on_token, usize::try_from(length)) else {
        return ffi::SQLITE_MISUSE;
    };
    if text.is_null() || length == 0 {
        return ffi::SQLITE_OK;
    }
    // SAFETY: FTS5 passes `length` readable bytes that stay as they are during the call.
    let bytes = unsafe { std::slice::from_raw_parts(text.cast::<u8>(), length) };
    let purpose = if flags & ffi::FTS5_TOKENIZE_QUERY != 0 {
        Use::Query
    } else {
        Use::Document
    };
    let told = catch_unwind(AssertUnwindSafe(|| {
        tell(bytes, purpose, |term, start, end| {
            // SAFETY: `context` is what FTS5 passed for this callback, and `term` is
            // alive during the call. Lengths fit: they are parts of `length`, a `c_int`.
            unsafe {
                on_token(
                    context,
                    0,
                    term.as_ptr().cast::<c_char>(),
                    term.len() as c_int,
                    start as c_int,
                    end as c_int,
                )
            }
        })
    }));
    told.unwrap_or(ffi::SQLITE_INTERNAL)
}

/// Calls `on_term(term, start, end)` for each term of `bytes` until it answers anything
/// but `SQLITE_OK`, and answers that. Bytes that are not UTF-8 end a run and are no term.
fn tell(bytes: &[u8], purpose: Use, mut on_term: impl FnMut(&str, usize, usize) -> c_int) -> c_int {
    let mut base = 0;
    for chunk in bytes.utf8_chunks() {
        let told = terms(chunk.valid(), purpose, |term| {
            match on_term(term.text, base + term.at.start, base + term.at.end) {
                ffi::SQLITE_OK => ControlFlow::Continue(()),
                code => ControlFlow::Break(code),
            }
        });
        if let ControlFlow::Break(code) = told {
            return code;
        }
        base += chunk.valid().len() + chunk.invalid().len();
    }
    ffi::SQLITE_OK
}
