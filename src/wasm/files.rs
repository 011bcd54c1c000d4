//! Text files handed over by the browser, read in Rust through `web-sys`.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::text::decode::{self, DecodeError};

/// Largest file that the try-it page reads, in bytes; far above any post.
const LARGEST: f64 = 4.0 * 1024.0 * 1024.0;

fn refusal(code: &str) -> JsValue {
    let object = js_sys::Object::new();
    // Setting a plain property on a fresh object cannot fail.
    let _ = js_sys::Reflect::set(&object, &"code".into(), &code.into());
    object.into()
}

/// The text of a dropped file: UTF-8, or UTF-16 with a byte order mark.
///
/// # Errors
/// Rejects with `{code}`: `too-large`, `unreadable` (the browser refused), `not-text`.
#[wasm_bindgen(js_name = readText)]
pub async fn read_text(file: web_sys::File) -> Result<String, JsValue> {
    if file.size() > LARGEST {
        return Err(refusal("too-large"));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| refusal("unreadable"))?;
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    decode::text(&bytes).map_err(|DecodeError| refusal("not-text"))
}
