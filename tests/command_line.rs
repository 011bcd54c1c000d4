//! `giukin` as a program: exit status, streams, bad input.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_giukin"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("giukin starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    // A thread of its own: a full pipe on both sides would stop both.
    let writer = std::thread::spawn(move || {
        // The program may have said no already and closed its end.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("giukin ends");
    writer.join().expect("the writer ends");
    output
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

const STRONG: &str = "Chị Nguyễn Ngọc Diệp ở ấp Tân Lộc dương tính rồi, số máy 0346 000 578, mình làm ở trạm nên biết";
const WARN: &str = "Dự thảo quyết định này chưa ký, mai sếp mới trình, gửi mọi người xem trước";
const NONE: &str = "Chúc mừng sinh nhật chị Nguyễn Ngọc Diệp, chúc chị luôn vui";

#[test]
fn exit_status_says_the_level() {
    for (text, status) in [(STRONG, 2), (WARN, 1), (NONE, 0)] {
        let output = run(&["scan"], text.as_bytes());
        assert_eq!(output.status.code(), Some(status), "{}", out(&output));
    }
    assert!(out(&run(&["scan"], STRONG.as_bytes())).contains("[Chị Nguyễn Ngọc Diệp]"));
}

#[test]
fn jsonl_keeps_order_and_answers_bad_lines_in_place() {
    let input = format!(
        "{{\"id\":\"a\",\"text\":\"{STRONG}\"}}\nnot json\n\n{{\"text\":\"half a pair \\ud800\"}}\n{{\"id\":7,\"text\":\"{NONE}\",\"date\":\"2026-11-23\"}}\n{{\"text\":3}}\n"
    );
    let output = run(&["scan", "--jsonl"], input.as_bytes());
    let lines: Vec<serde_json::Value> = out(&output).lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert_eq!(lines.len(), 5);
    assert_eq!((lines[0]["id"].as_str(), lines[0]["level"].as_str()), (Some("a"), Some("strong")));
    assert!(lines[1]["error"].is_string());
    assert!(lines[2]["error"].is_string());
    assert_eq!((lines[3]["id"].as_i64(), lines[3]["level"].as_str()), (Some(7), Some("none")));
    assert!(lines[4]["error"].is_string());
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn offsets_are_code_points_of_the_text_as_given() {
    // An emoji (one code point, two UTF-16 units) and decomposed letters before the name.
    let text = "😀 Chi\u{323} Nguye\u{302}\u{303}n Ngo\u{323}c Die\u{302}\u{323}p du\u{31b}o\u{31b}ng ti\u{301}nh rồi";
    let line = serde_json::json!({ "text": text }).to_string();
    let output = run(&["scan", "--jsonl"], line.as_bytes());
    let answer: serde_json::Value = serde_json::from_str(&out(&output)).expect("JSON");
    let mention = answer["mentions"]
        .as_array()
        .expect("an array")
        .iter()
        .find(|m| m["kind"] == "person-name")
        .expect("a person")
        .clone();
    let chars: Vec<char> = text.chars().collect();
    let index = |key: &str| usize::try_from(mention[key].as_u64().expect("a number")).expect("small");
    let name: String = chars[index("start")..index("end")].iter().collect();
    assert_eq!(name, "Nguye\u{302}\u{303}n Ngo\u{323}c Die\u{302}\u{323}p");
    assert_eq!(mention["role"], "private");
}

#[test]
fn streams_many_lines() {
    let line = format!("{{\"text\":\"{NONE}\"}}\n");
    let output = run(&["scan", "--jsonl"], line.repeat(20_000).as_bytes());
    assert_eq!(out(&output).lines().count(), 20_000);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn files_that_cannot_be_read_are_named_and_the_rest_goes_on() {
    let dir = std::env::temp_dir().join(format!("giukin-test-{}", std::process::id()));
    std::fs::create_dir_all(&dir).expect("a folder");
    let (text, binary, missing) = (dir.join("a.txt"), dir.join("b.bin"), dir.join("c.txt"));
    std::fs::write(&text, STRONG).expect("written");
    std::fs::write(&binary, [0u8, 159, 146, 150]).expect("written");
    let path = |p: &std::path::Path| p.to_str().expect("UTF-8").to_owned();
    let output = run(&["scan", &path(&missing), &path(&binary), &path(&text)], b"");
    std::fs::remove_dir_all(&dir).expect("removed");
    assert_eq!(output.status.code(), Some(3));
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(errors.contains("c.txt") && errors.contains("b.bin"), "{errors}");
    assert!(out(&output).contains("strong"), "{}", out(&output));
}

#[test]
fn wrong_words_are_answered_with_help() {
    for arguments in
        [&["skan"][..], &["scan", "--jsonl", "file"], &["scan", "--date", "tomorrow"], &[], &["scan", "--what"]]
    {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(3), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("--help"), "{arguments:?}");
    }
    assert_eq!(run(&["--help"], b"").status.code(), Some(0));
}

#[test]
fn masking_prints_the_rewrite() {
    let output = run(&["scan", "--mask"], STRONG.as_bytes());
    let text = out(&output);
    assert!(!text.contains("Diệp") && !text.contains("0346") && !text.contains("Tân Lộc"), "{text}");
    assert!(text.contains("dương tính rồi"), "{text}");
}
