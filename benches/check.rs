//! A check, native: posts of about 500 characters, the first call, how cost grows with the text, and what a keystroke
//! costs.
//!
//! Not measured here: the copy into WebAssembly and the way back as an object; `cargo xtask bench` does that
//! in the browser, beside the budgets.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use giukin::paragraph::Paragraphs;
use giukin::{Context, Guard};

const CLEAN: &str = "Chúc mừng sinh nhật chị Nguyễn Ngọc Diệp, chúc chị luôn vui khỏe, công tác tốt và gặp nhiều may mắn. \
Hôm nay cơ quan mình có bánh kem, ai rảnh ghé phòng hành chính lúc 15 giờ nha. Chiều mai đội bóng của phòng gặp đội bên thuế \
ở sân xã Phú Hưng, bà con nhớ ra cổ vũ. Nhà ai có dư cây giống thì mang tới đổi, năm ngoái vui quá trời. Cảm ơn mọi người \
đã giúp em dọn kho hồ sơ cả tuần, em bao cà phê sáng thứ Hai ở quán đối diện chợ.";

const LEAK: &str = "Danh sách F1 của BN1465 cần cách ly tại nhà: 1. Nguyễn Ngọc Diệp, 35 tuổi, ấp Tân Lộc, xã Tân Hào, 0346 000 578; \
2. Trần Văn Khải, 41 tuổi, số 12 hẻm 4 Lê Lai; 3. Lê Thị Bích Hạnh, CCCD 083190000123, tổ 2 khu phố 4 phường Phú Tân. \
Quyết định số:      /QĐ-UBND còn chờ chủ tịch ký, mình làm ở trạm nên biết trước, tỉnh chưa công bố, bà con né ra nha. \
Ai từng ghé quán của chị Diệp từ hôm thứ Năm thì tự giác lên trạm khai báo, đừng để người ta tới nhà.";

fn check(c: &mut Criterion) {
    let guard = Guard::new();
    let context = Context::default();
    let mut group = c.benchmark_group("check");
    for (name, text) in [("clean", CLEAN), ("leak", LEAK)] {
        group.throughput(Throughput::Elements(text.chars().count() as u64));
        group.bench_function(name, |b| b.iter(|| guard.check(black_box(text), &context)));
    }
    group.bench_function("mask", |b| b.iter(|| guard.mask(black_box(LEAK), &context)));
    group.bench_function("start and first check", |b| b.iter(|| Guard::new().check(black_box(CLEAN), &context)));
    group.finish();
}

fn growth(c: &mut Criterion) {
    let guard = Guard::new();
    let context = Context::default();
    let mut group = c.benchmark_group("growth");
    group.sample_size(20);
    for times in [1, 10, 100] {
        let text = format!("{CLEAN}\n{LEAK}\n").repeat(times);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(text.len()), &text, |b, text| {
            b.iter(|| guard.check(black_box(text), &context));
        });
    }
    group.finish();
}

/// A letter more in one paragraph of many: checked again with what is kept, and anew.
fn keystroke(c: &mut Criterion) {
    let guard = Guard::new();
    let context = Context::default();
    let mut group = c.benchmark_group("keystroke");
    for paragraphs in [1, 8, 32] {
        let text: Vec<&str> = (0..paragraphs).map(|i| if i % 4 == 1 { LEAK } else { CLEAN }).collect();
        let texts = ["", "a"].map(|more| format!("{more}{}", text.join("\n")));
        group.throughput(Throughput::Bytes(texts[0].len() as u64));
        let (mut kept, mut turn) = (Paragraphs::default(), 0);
        group.bench_function(BenchmarkId::new("kept", paragraphs), |b| {
            b.iter(|| {
                turn += 1;
                guard.recheck(black_box(&texts[turn % 2]), &context, &mut kept)
            });
        });
        group.bench_function(BenchmarkId::new("anew", paragraphs), |b| {
            b.iter(|| guard.check(black_box(&texts[0]), &context));
        });
    }
    group.finish();
}

/// Texts without an end of a sentence, made of one thing: what a step that looks too far would pay for.
fn repetition(c: &mut Criterion) {
    let guard = Guard::new();
    let context = Context::default();
    let mut group = c.benchmark_group("repetition");
    group.sample_size(10);
    for piece in ["chị Hoa F0 ", "tôi bị lao ", "nhà ở ấp Tân Lộc. ", "ca bệnh chưa công bố ", "L ê V ă n ", "1."]
    {
        for bytes in [20_000, 80_000] {
            let text = piece.repeat(bytes / piece.len());
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::new(piece.trim(), bytes), &text, |b, text| {
                b.iter(|| guard.check(black_box(text), &context));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, check, growth, keystroke, repetition);
criterion_main!(benches);
