//! The words themselves, folded, in alphabetical order.

/// Words that hold sentences together, also of Spanish, French, German, Italian, Portuguese
/// and Dutch.
pub(super) const FUNCTION: &str = "\
    a aber about above across after again against ago ahead al all alla almost along already \
    also although always am among an and another any anybody anyone anything anyway anywhere ao \
    are aren't around as aside at au auch auf aus aux avec away back be became because become \
    been before behind bei being below beside besides best better between beyond both but by can \
    cannot ce cette che com como con contra could cuando d da dans das dat de del della dem den \
    der des desde di did die do does doing donde done dos down du durante during e each een \
    eight ein eine einen einer either el ela ele ella elle else em en enough entre er es ese eso \
    est esta este et etc even ever every everybody everyone everything everywhere except few \
    first five foi for forward four from fur further get gets getting gli go goes going gone got \
    had half has hasta have having hay he hello hence her here hers herself het hi him himself \
    his how however i i'd i'll i'm i've ich if ihr il ils im in indeed inside instead into is \
    ist it its itself je just l la las last later le least les less let let's like lo los ma \
    mais many mas may maybe me met mi might mine mit more most much must muy my myself na nach \
    nao ne near nearly neither nel never next ni nicht niet nine no nobody noch non none nor nos \
    not nothing nous now nowhere nur o oder of off often oh ok okay on once one ones only onto \
    op or os other others otherwise ou ought our ours ourselves out outside over own para pas \
    past per perhaps pero piu please plus por porque pour que qui quien quite rather really \
    right sa same se second seem ser ses seven several shall she should si sich sie sin since \
    sind six so sobre some somebody somehow someone something sometimes somewhere son sono sont \
    soon soy still su such sur sus tambien te ten than thank thanks that that's the their theirs \
    them themselves then there therefore these they they're third this those though three \
    through throughout thus to today todo todos together tomorrow too tout toward towards tu two \
    um uma un una und under une unless uno until up upon us van very via von voor vous war was \
    we we're well wenn wer were what whatever when whenever where wherever whether which \
    whichever while who whoever whole whom whose why wie will wir with within without won't \
    would y ya yes yesterday yet yo you your yours yourself yourselves zero zijn zu";

/// What people write about everywhere: the commonest nouns, verbs and adjectives of English,
/// and their irregular forms.
pub(super) const CONTENT: &str = "\
    ability able absolute absolutely abstract accept access account act action active activity \
    actual actually add addition address adopt advance advice affect afraid afternoon age agency \
    agent agree air allow alone alternative amazing amount analysis anger angry animal announce \
    annual answer apart app apparently appear apply approach appropriate april area argue \
    argument arm army arrange arrive arrow art article artist ask assume ate attack attempt \
    attend attention august aunt author authority automatic automatically available average \
    avoid awake aware awesome baby bad bag balance ball band bank bar base basic basically basis \
    bathroom battle beach bear beat beautiful beauty bed bedroom began begin beginning begun \
    behavior behaviour belief believe bell belly belong belt benefit bet big bike bill bird \
    birth birthday bit bite bitter black blanket blind block blood blow blue board boat body \
    bone book boot border bored boring born borrow boss bot bother bottle bottom bought bowl box \
    boy brain branch brave bread break breakfast breath bridge brief bright bring broad broken \
    brother brought brown browser brush bucket bug build building built bunch burden burn bus \
    business busy butter button buy cake calculate calendar call calm came camera campaign \
    cancel candidate candle cap capital car card care career careful carry case cash cat catch \
    category caught cause ceiling celebrate cell center central centre century certain certainly \
    chain chair challenge chance change chapel chapter character charge charity chat cheap check \
    cheese chemical chess chicken chief child children chip chocolate choice choose chose chosen \
    church cigarette circle circumstance citizen city civil claim class classic clean clear \
    clearly click client climate climb clock close cloth clothes cloud club coach coast coat \
    code coffee cold collect collection collective college color colour column combine come \
    comedy comfort comfortable comic command comment commission commit committee common \
    communicate communication community company compare comparison compete competition complain \
    complaint complete completely complex complicated component composition compromise computer \
    concept concern concerned conclude conclusion condition conduct conference confidence \
    confirm confuse confusion congratulation connect connection conscious consequence \
    conservative consider considerable consist consistency constant construct consume consumer \
    contact contain content contents context continue contract contrast contribute contribution \
    control convention conversation convert cook cookie cool cooperate cooperation cooperative \
    coordinate copy core corner correct corridor cost cottage cough council count counter \
    country couple courage course court cover coward craft crash crazy cream create creation \
    creative credit crew crime crisis critical cross crowd cruel cry culture cup curious current \
    currently curtain custom customer cut cycle daily damage dance danger dark darkness data \
    database date daughter day dead deal dear death debate decade december decide decision deck \
    dedicate deep default defeat defend define definitely definition degree delay delete \
    delicate delight deliver demand demo democracy dentist department depend deposit depression \
    describe description desert deserve design desire desk despair despite dessert destroy \
    detail detect determine dev develop development device devote dialog dialogue diet differ \
    difference different difficult dig digital dinner direct direction director directory dirt \
    dirty disagree disappear disappoint disaster discount discover discuss discussion disease \
    dish display distance distribute divide division divorce doc doctor document dog dollar \
    domain donkey door double doubt dozen draft drag drama draw drawer drawing drawn dream dress \
    drew drink drive driven drop drove dry duck due dumb dust duty eager ear early earn earth \
    ease east easy eat eaten economic economy edge edit edition editor education effect \
    effective effort egg election electric element elephant elsewhere email embed emerge \
    emergency emotion emphasis employ employee empty enable encounter encourage end enemy energy \
    engine engineer enjoy enormous ensure enter enthusiasm entire entirely entity entry \
    environment equal equipment era error escape especially essay essential establish estimate \
    evening event evidence evil evolve exact exactly exam examine example excellent exchange \
    excite exciting excuse executive exercise exist existence expand expect expense expensive \
    experience experiment expert explain explore explosion export expose express expression \
    extend extension external extra extreme eye face facility fact factor fail failure fair \
    faith fall fallen false familiar family famous fan fantastic far farm fast fat father \
    favorite favourite fear feature february feed feedback feel feeling fell felt fence fiction \
    field fight figure file fill film final finally find fine finger finish fire firm fish \
    fishing fit fix flag flat flavor flavour flight floor flow flower fly focus folder folk \
    follow food foot force foreign forest forget forgot forgotten fork form formal format former \
    fortune forum fought found foundation fraction frame free freedom french fresh friday friend \
    friendly front fruit fuck fuel full fun function fund funny furniture future gain game gap \
    garage garbage garden gas gate gather gave gear general generally generate generation genre \
    gentle gesture ghost giant gift girl give given glad glass global goal goat god gold good \
    goodbye government grade grain grand grandfather grandmother graph grass gray great green \
    greet grew grey ground group grow grown growth guarantee guess guest guide guilty guitar gun \
    guy habit hack hair hammer hand handle hang happen happy hard hardly harm harmony hat hate \
    head health healthy hear heard heart heat heavy height held hell help hid hidden hide high \
    highlight hill hint hire history hit hold hole holiday home honest honey honour hook hope \
    hopefully horse hospital host hot hotel hour house household huge human humanity humor \
    humour hundred hungry hunt hurry hurt husband ice idea ideal identify identity ill illegal \
    illness illustrate image imagine immediate immediately impact implement implementation \
    import important impossible impress impression improve inch incident include increase \
    incredible independent index indicate individual industry infinite influence inform \
    information initial injury inner innocent input insect insight insist inspire install \
    instance institution integrate intelligence intelligent intend intense intent intention \
    interest interested interesting interface internal international internet interview \
    introduce introduction invent invention invest investigate investment invisible invite \
    involve iron ironic irony island isolate issue item jacket jail january jazz jealous jewel \
    job join joke journal journey joy judge judgment juice july jump june junior jury justice \
    justify keen keep kept key keyboard kick kid kill kind kindly king kiss kitchen knee knew \
    knife know knowledge known label labor lack lady lake lamp land landscape language large \
    late lately latest laugh launch laundry law lawyer lay layer lead leader leaf league learn \
    leather leave lecture led left leg legal lemon lend lesson letter level library license lie \
    life lift light limit line link lion lip list listen literally literature little live load \
    loan local location lock log logic lonely long look loop loose lose loss lost lot loud love \
    low luck lucky luggage lunch machine mad made magazine magic mail main mainly maintain major \
    make male man manage manager manner map march mark market marriage marry mass master match \
    material math mathematics matter mayor meal mean meaning meant meanwhile measure meat \
    mechanism media medical medicine meditate meditation medium meet meeting member memory men \
    mental mention menu mere merely merge mess message metal method middle mild mile military \
    milk million mind minute miracle mirror misery miss mission mistake mix mixture mobile mode \
    model moderate modern moment monday money monitor month mood moon moral morning mother \
    motion motivation motor mountain mouse mouth move movement movie mud multiple muscle museum \
    music musician mystery myth nail naked name narrative narrow nation national native natural \
    nature neat necessary neck need negative neighbor nerve nervous network neutral new news \
    nice night node noise nonsense normal north nose note notebook notice notion november number \
    nurse nut oak object objective observe obtain obvious occasion occupy occur october odd odds \
    offer office officer official oil old onion online open opera operate operation opinion \
    opponent opportunity oppose opposite option orange order ordinary organ organization \
    organize origin original output oven overall overcome overview owner pace pack page paid \
    pain paint painting pair panel panic paper paragraph parallel parent park part participant \
    participate particular partner party pass passage passenger passion passive password path \
    patient pattern pause pay peace peak pen people pepper perceive perception perfect perform \
    performance period permanent permission person personal perspective pet phase philosophy \
    phone photo photograph phrase physical piano pick picture piece pig pile pilot pink pipe \
    pitch pizza place plain plan plane planet plant plastic plate platform play player pleasant \
    pleasure plenty plot plug plugin pocket poem poet poetry point poison police policy polite \
    political politics pollution pool poor pop popular population port position positive possess \
    possession possibility possible possibly post pot potato potential pound poverty power \
    powerful practical practice pray prayer prefer preference prepare presence present preserve \
    president press pressure presumably pretend pretty prevent previous price pride primary \
    prime principal principle print prior priority prison privacy private privilege prize \
    probably problem procedure process produce product production profession professional \
    profile program progress project promise promising promote prompt proof proper property \
    proportion proposal propose prospect protect protest protocol proud prove provide province \
    psychology public publish pull punish purchase pure purple purpose pursue push put puzzle \
    quality quantity quarter queen query quest question quick quiet quit quote rabbit race radio \
    rail rain raise ran random range rank rapid rare rate rational raw reach react read reader \
    ready real realistic reality realize reason rebuild recall receipt receive recent recently \
    reception recipe recipient recognize recommend record recover recovery red reduce refer \
    reference reflect reform refresh refuse regard region regret regular reject relate relation \
    relationship relative relax release relevant reliable relief religion reload reluctant rely \
    remain remark remember reminder remote remove rent repair repeat replace reply report \
    repository represent reputation request require rescue research reserve resist resolution \
    resolve resource respect respond response responsible rest restaurant result retire retreat \
    return reveal reverse review revolution reward rhythm rice rich ride ring rise risk river \
    road rock role roll romantic roof room root rope rose rough round route routine row royal \
    rubbish ruin rule run running rush sad safe safety said sail salad salary sale salt sample \
    sand sang sat satisfy saturday save saw say scale scan scary scene schedule scheme school \
    science scientist scope score scratch screen script sea search season seat secret section \
    sector secure security see seed seek seen seize select self sell send sense sensitive sent \
    sentence separate september series serious serve server service session set setting settle \
    setup severe sex shade shadow shake shame shape share sharp sheep sheet shell shelter shift \
    shine ship shirt shit shock shoe shoot shop short shot shoulder show shower shut sick side \
    sight sign signal silence silent silly silver similar similarity simple simply sing singer \
    single sister sit site situation size sketch skill skin skirt sky slave sleep slept slice \
    slide slip slope slow small smart smell smile smoke smooth snake snow soap social society \
    soft software soil sold soldier solid solution solve song sort soul sound soup source south \
    space spare speak special specific specify spectrum speech speed spell spend spent spirit \
    split spoil spoke spoken sponsor sport spot spread spring square stable staff stage stair \
    stake stand standard star start state statement station status stay steady steal steel stem \
    step stick stir stock stolen stomach stone stood stop store storm story straight strain \
    strange stranger strategy stream street strength stress stretch strict strike string strip \
    stroke strong structure struggle student study stuff stupid style subject substance \
    substitute suburb succeed success sudden suffer suffering sufficient sugar suggest \
    suggestion suicide suit summary summer sun sunday supper supply support suppose sure surface \
    surgery surprise surround survey survive suspect suspend suspicion swam swear sweat sweet \
    swim switch symbol sympathy sync system table tag tail take taken talent talk tall tank tap \
    target task taste taught tax tea teach teacher team tear tech technical technique technology \
    tell temperature template temple temporary tend tendency tension term terrible terrific \
    territory terror test testing text theatre theme theory thick thin thing think thought \
    thousand thread threat throw thrown thumb thursday ticket tie tiger tight time timeline \
    timing tiny tip tired tissue title tobacco toe told tolerate tomato tone tongue took tool \
    tooth top topic total touch tough tour tourist town toy trace track trade tradition traffic \
    trail train training transfer transform translate transport trap travel tray treat treatment \
    tree trend trial tribe trick trip trouble truck true truly trust truth try tube tuesday \
    turkey turn twin twist type typical ugly ultimate ultimately uncle understand understood \
    uniform union unique unit unite universal universe university unknown unlike untitled \
    unusual update upgrade upset urban urge urgent url usage use useful user usual usually \
    valley value variable variety various vast vegetable vehicle venture verse version vessel \
    victim victory video view village violence virtual virtue visible vision visit visitor \
    visual vital vocabulary voice volume volunteer vote vulnerable wage wait wake walk wall want \
    warm warn wash waste watch water wave way weak weakness wealth weapon wear weather web \
    website wedding wednesday weed week weekend weekly weigh weight weird welcome welfare west \
    wet wheel whisper white wide wife wiki wild win wind window wine wing winter wire wisdom \
    wise wish withdraw witness wolf woman women won wonder wonderful wood wooden word wore work \
    worker workflow world worn worry worship worth wound wow wrap write writer written wrong \
    wrote yacht yard yeah year yellow young youth zone";

/// What Japanese sentences are made of and headings are called, in code-point order.
pub(super) const JAPANESE: &str = "\
    ああ あいだ あそこ あちら あと あの ある あれ あんな いい いいえ いう いくつ いくつか \
    いくら いつ いる いろいろ うえ うち うん おまけ おわりに かた かなり から きっと くらい \
    ぐらい こう ここ こちら こと この これ こんな ごと さいごに さらに しか しかし した すぐ \
    すこし すべて する ぜんぶ そう そこ そして そちら そと その そのほか その他 それ それから \
    そんな たくさん ただ たび たぶん ため だから だけ だめ だれ ちょっと つづき つど つまり \
    つもり できる でも とか とき ところ とても どう どこ どちら どの どれ どんな ない なお \
    なか なぜ など なに なる なん はい はじめに はず ばかり ひと ひとつ ふう ふたつ ほう ほか \
    ほしい ほど まえ また まだ まで まとめ まま みんな もう もの やっぱり やはり やり方 よい \
    よう よく よこ わけ メモ 一つ 一度 一番 一緒 一般 一部 上 上記 下 下記 不要 中 予定 二つ \
    人間 今回 今年 今後 今日 今月 今週 仕方 仕組み 他 以上 以下 以内 以前 以外 以後 以降 余談 \
    作り方 作成 作業 使い方 使用 例 便利 修正 先月 先週 入力 全体 全員 全部 内容 処理 出力 \
    利用 削除 前 前回 前後 前提 効果 動作 原因 去年 参照 参考 取得 可能 同士 同時 同様 名 \
    名前 問題 回 基本 場合 場所 変更 変更点 大事 大切 存在 完了 実行 実際 対応 対策 対象 年 \
    当然 形 影響 後 必要 情報 意味 感じ 感想 所感 手段 手順 指定 改善 数 方 方法 日 明日 昨日 \
    時 時期 時点 時間 普通 更新 書き方 最初 最後 最近 月 期間 本来 条件 来年 来月 来週 検討 \
    概要 構成 様子 機能 次 次回 毎年 毎日 毎月 毎週 気 気持ち 注意 注意点 活用 準備 点 特別 \
    特徴 状態 状況 現在 理由 環境 生成 番号 皆 目標 目的 相手 確認 種類 簡単 終了 経緯 結局 \
    結果 結論 考え方 者 背景 自分 自身 表示 補足 解決 解決策 言葉 計画 設定 話 詳細 説明 課題 \
    調査 追加 途中 通常 違い 選択 部分 重要 開始 関係 関連";
