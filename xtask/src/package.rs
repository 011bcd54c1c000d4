//! `cargo xtask package`: the archives for the stores, the same bytes from the same input.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::process::at;
use crate::progress::step;
use crate::{build, setup};

/// Builds, packs and prints the size of everything in the archives.
pub fn package() -> Result<()> {
    setup::tools()?;
    build::build()?;
    for browser in build::BROWSERS {
        let files = files(&at("target/extension").join(browser))?;
        if !files.iter().any(|(path, _)| path == "LICENSE") {
            bail!("LICENSE is missing in the repository's root: what is given to others carries its licence");
        }
        let name = format!("target/package/giukin-{browser}-{}.zip", env!("CARGO_PKG_VERSION"));
        step(&format!("archive ({browser})"), || {
            fs::create_dir_all(at("target/package"))?;
            fs::write(at(&name), archive(&files)?)?;
            Ok(())
        })?;
        println!("\n  {:<32} {:>10} {:>10}", "file", "bytes", "gzip");
        let mut total = 0;
        for (path, bytes) in &files {
            println!("  {path:<32} {:>10} {:>10}", bytes.len(), gzip_size(bytes)?);
            total += bytes.len();
        }
        println!("  {:<32} {total:>10}", "together");
        println!("  {name:<43} {:>10}", fs::metadata(at(&name))?.len());
    }
    Ok(())
}

/// How large a file is on its way to a browser.
pub fn gzip_size(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

/// Every file below a folder with its path from there, in order of the paths.
fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(place) = waiting.pop() {
        for entry in fs::read_dir(&place).with_context(|| place.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let inside = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
                found.push((inside, fs::read(&path)?));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A zip whose bytes depend on nothing but names and contents.
fn archive(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        writer.start_file(path.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::archive;

    #[test]
    fn the_same_files_make_the_same_archive() {
        let files = [("a.js".to_owned(), b"1".to_vec()), ("b/c.js".to_owned(), vec![0; 4096])];
        let first = archive(&files).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(2100));
        assert_eq!(first, archive(&files).unwrap());
        assert!(first.len() < 1024, "4 KiB of zeros compress");
    }
}
