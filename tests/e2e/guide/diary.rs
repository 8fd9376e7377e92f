//! The diary that the guide's pictures show: the sample, what the guide quotes, and two years
//! of days in the sample's town. Made up, like the sample.

use std::fs;
use std::path::{Path, PathBuf};

use crate::desktop::Desktop;
use crate::vault;

/// What stands on the days between, each with its tags.
const CLIPPINGS: [&str; 17] = [
    "港の停留所に椅子が二つ置かれる。商店会が廃材でこしらえたもの。\n\n#路面電車 #暮らし",
    "潮位の高い日は港側の線路を徐行すると、車内に貼り紙。\n\n#路面電車(延伸) #潮見港",
    "夜の電車から港の灯りを数える。去年より四つ少ない。\n\n#路面電車 #暮らし",
    "港の倉庫を車庫にする案。改修の費用は九億円と新聞は書く。\n\n#路面電車(費用) #潮見港/再開発",
    "試運転の車両が港の前で止まり、写真を撮る人だかりができた。\n\n#路面電車(車両)",
    "始発の電車に乗客は三人。車内の広告はまた一枚減って、窓から海がよく見えた。\n\n#路面電車 #暮らし",
    "今日の海は鉛の色。西の風が強く、かもめは一羽も飛ばない。\n\n#今日の海",
    "停留所の屋根を直す工事が始まる。費用は四百万円、三月までに終える予定。\n\n#路面電車(費用)",
    "港に大きな貨物船が入る。荷役は夜までかかり、岸壁の灯りが消えなかった。\n\n#潮見港",
    "延伸の説明会。港側の停留所を一つにするか二つにするかで、意見が分かれた。\n\n#路面電車(延伸) #潮見港/再開発",
    "朝市は雨で半分の店だけ。干物の店主は「傘の日の客がいちばん買う」という。\n\n#朝市=旧中央市場",
    "綴じ糸を替えた。麻の三本より、めくるときに紙がひらく。\n\n#製本",
    "乗り継ぎの割引が始まる。電車を降りて三十分以内にバスへ乗れば、百円引き。\n\n#路面電車(運賃)",
    "図書館の新聞の切り抜きが、昭和四十年代から順に棚に並ぶようになった。\n\n#図書館",
    "フェリーの朝一便が十分早くなる。港まで来る始発の電車とは、また合わない。\n\n#路面電車 #潮見港",
    "和紙の見本帳が届く。楮の繊維が長いものほど、折り目が白くならない。\n\n#和紙 #製本",
    "十二番の車両が検査から戻る。行き先の幕は、手で巻くまま残すそうだ。\n\n#路面電車(車両)",
];

/// Notes that the guide's own examples come from.
const NOTES: [(&str, &str); 5] = [
    (
        "diary/2023/2023-02-01.md",
        "# 2023年2月1日(水)\n\n## 朝刊から\n\nNATOの事務総長が来日し、首相と会談した。共同声明には海と宇宙とサイバーの三つが並ぶ。全文は [[日NATO]] に写した。\n\n#日NATO(会談) #ウクライナ代理戦争(NATO\n\n会談のあとの記者会見。東京に連絡事務所を置く話は、質問が出てはじめて触れられた。\n\n#日NATO(事務所) #反ロシア#対中露戦\n\n## 今日すること\n\n- [ ] 会談の記事を図書館で探す\n- [x] 一月の切り抜きを綴じる\n",
    ),
    (
        "diary/2023/2023-02-02.md",
        "# 2023年2月2日(木)\n\n図書館で会談の記事を探す。縮刷版は四月まで待つという。\n\n#図書館 #日NATO(会談)\n\n帰りに朝市へ寄る。干物は三枚で五百円。\n\n#朝市=旧中央市場\n\n夜、一月の切り抜きを綴じた。\n\n#製本\n",
    ),
    (
        "diary/2023/2023-02-02.sync-conflict-20230202-213000-ABCDEF7.md",
        "# 2023年2月2日(木)\n\n図書館で会談の記事を探す。縮刷版は三月の末に入るという。\n\n#図書館 #日NATO(会談)\n\n帰りに朝市へ寄る。干物は三枚で五百円。\n\n#朝市=旧中央市場\n\n夜、一月の切り抜きを麻の糸で綴じた。\n\n#製本\n",
    ),
    (
        "diary/2023/2023-02-08.md",
        "# 2023年2月8日(水)\n\n[[2023-02-01]] の夕刊に会談の続き。連絡事務所は来年のうちに、とある。\n\n#日NATO(事務所) #ウクライナ代理戦争(NATO\n\n戦車を送る国の一覧が載る。2023年2月1日(水)の表より二つ多い。\n\n#ウクライナ代理戦争(戦車)\n",
    ),
    (
        "topics/日NATO.md",
        "# 日NATO\n\n会談の日は [[2023-02-01]]。共同声明の全文をここに写す。\n\n#日NATO(会談) #ウクライナ代理戦争(NATO\n",
    ),
];

/// Makes it in a folder of the desktop.
pub fn made(desktop: &Desktop) -> PathBuf {
    let vault = vault::sample(desktop);
    for (path, text) in NOTES {
        write(&vault.join(path), text);
    }
    days(&vault);
    vault
}

/// Days from spring 2022 to autumn 2024, some of them full and some of them empty.
fn days(vault: &Path) {
    let names = ["火", "水", "木", "金", "土", "日", "月"];
    // 1 March 2022 was a Tuesday.
    let (mut day, mut at, mut next) = ((2022, 3, 1), 0, 0);
    while day < (2024, 11, 1) {
        let (year, month, date) = day;
        let chance = (at * 7919 + 13) % 31 % 9;
        let weekday = names[at % 7];
        let file = vault.join(format!("diary/{year}/{year}-{month:02}-{date:02}.md"));
        // Near its end there is more to say.
        let count = if (year, month) == (2024, 10) {
            chance / 2
        } else {
            chance / 6
        };
        let text: Vec<&str> = (0..count)
            .map(|nth| CLIPPINGS[(next + nth) * 5 % CLIPPINGS.len()])
            .collect();
        next += count;
        if !text.is_empty() && !file.exists() {
            let head = format!("# {year}年{month}月{date}日({weekday})");
            write(&file, &format!("{head}\n\n{}\n", text.join("\n\n")));
        }
        day = after(day);
        at += 1;
    }
}

fn after((year, month, date): (u32, u32, u32)) -> (u32, u32, u32) {
    let last = match month {
        2 => 28 + u32::from(year % 4 == 0),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    match (month, date) {
        (12, 31) => (year + 1, 1, 1),
        _ if date == last => (year, month + 1, 1),
        _ => (year, month, date + 1),
    }
}

fn write(file: &Path, text: &str) {
    fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
    fs::write(file, text).expect("a note");
}
