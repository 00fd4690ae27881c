// Traditional and simplified form of every character that the Chinese patterns use; a test compares it with OpenCC.
const PAIRS = `丟丢 並并 乾干 亂乱 併并 來来 侷局 係系 俬私 倉仓 個个 們们 倖幸 備备 傢家 傳传 傾倾 僅仅 價价 儀仪 儘尽 償偿 優优 儲储 兌兑 兒儿 內内 兩两 冊册 別别 則则 剛刚 勁劲 動动
務务 勝胜 勞劳 匯汇 區区 協协 卹恤 卻却 卽即 厲厉 員员 問问 啓启 啟启 喪丧 喫吃 單单 嗎吗 嘗尝 噁恶 噹当 嚐尝 嚮向 嚴严 國国 圍围 圖图 團团 埰采 執执 堅坚 報报 場场 塊块
壓压 壞坏 夠够 夥伙 孃娘 學学 寀采 寢寝 實实 審审 寫写 寬宽 將将 專专 尋寻 對对 導导 屆届 層层 屬属 峯峰 崗岗 嵗岁 師师 帳帐 帶带 幫帮 幷并 幹干 幾几 庫库 廚厨 廠厂 廳厅
張张 強强 彆别 彌弥 彔录 彙汇 後后 從从 復复 徵征 惡恶 惱恼 愛爱 態态 慚惭 慮虑 慶庆 慼戚 憤愤 懇恳 應应 懶懒 懷怀 戶户 捨舍 掃扫 掛挂 採采 揀拣 換换 損损 搶抢 摯挚 摺折
擁拥 擇择 擔担 據据 擱搁 擺摆 擾扰 攔拦 攜携 攬揽 敎教 數数 斷断 於于 旂旗 旣既 昇升 時时 曏向 書书 會会 朮术 東东 枱台 査查 條条 業业 極极 榘矩 榦干 榮荣 樂乐 標标 樣样
機机 檔档 檢检 檯台 櫃柜 權权 歡欢 歲岁 歸归 毀毁 氣气 決决 沒没 況况 涼凉 淺浅 準准 溝沟 滙汇 滯滞 滿满 潔洁 潰溃 濫滥 瀏浏 瀰弥 為为 無无 煩烦 熱热 燈灯 營营 燬毁 燭烛
爐炉 爭争 爲为 爾尔 牴抵 犧牺 狀状 猶犹 獲获 現现 瑪玛 產产 産产 畢毕 異异 當当 疊叠 瘋疯 瘓痪 癱瘫 發发 盃杯 盡尽 監监 眞真 眾众 睏困 睜睁 矯矫 確确 碼码 禍祸 禮礼 種种
積积 穩稳 穫获 筆笔 箇个 節节 範范 簡简 簽签 籤签 糰团 約约 純纯 紕纰 級级 細细 終终 組组 結结 絕绝 絡络 給给 統统 絶绝 經经 綠绿 綫线 維维 網网 緊紧 緑绿 緒绪 線线 緣缘
編编 緩缓 緻致 總总 繞绕 繫系 纍累 纔才 罵骂 罷罢 義义 習习 聖圣 聯联 聲声 職职 聽听 脩修 腦脑 腳脚 臉脸 臟脏 臨临 臺台 與与 興兴 艙舱 艦舰 萬万 著着 葯药 蓋盖 藥药 處处
號号 虧亏 蠟蜡 衆众 術术 衕同 衹只 裏里 補补 裝装 裡里 製制 複复 襬摆 覈核 見见 規规 視视 親亲 覺觉 覽览 觀观 訂订 計计 訊讯 討讨 託托 記记 設设 許许 訴诉 診诊 註注 証证
評评 詢询 試试 話话 該该 詳详 誇夸 認认 語语 誠诚 誤误 說说 説说 誰谁 課课 誼谊 調调 請请 諒谅 論论 諮咨 諾诺 講讲 謝谢 證证 識识 譜谱 譭毁 議议 護护 讀读 變变 讓让 負负
財财 貨货 貪贪 責责 貴贵 買买 貸贷 費费 貼贴 資资 賓宾 賞赏 賠赔 賢贤 賣卖 質质 賬账 賴赖 購购 趕赶 蹤踪 車车 軟软 較较 載载 輕轻 輪轮 輯辑 輸输 轉转 轍辙 辦办 迴回 這这
連连 週周 進进 遊游 運运 過过 達达 違违 遞递 遠远 適适 遲迟 遶绕 選选 遺遗 還还 邊边 郵邮 釋释 釦扣 鈡钟 鉆钻 銀银 銷销 錄录 錢钱 錯错 録录 錶表 鍋锅 鍾钟 鎖锁 鏈链 鐘钟
鑑鉴 鑒鉴 鑽钻 長长 門门 閉闭 開开 間间 閤合 閱阅 閲阅 闆板 闊阔 關关 陞升 隊队 隨随 險险 隱隐 隻只 雖虽 雙双 雜杂 雞鸡 離离 難难 電电 靈灵 靜静 韆千 響响 頁页 頂顶 項项
須须 預预 領领 頭头 題题 額额 顏颜 顔颜 願愿 類类 顧顾 顯显 風风 颱台 飛飞 飯饭 養养 餘余 餿馊 饋馈 饒饶 馬马 駡骂 騎骑 驚惊 髒脏 體体 髮发 鬆松 鬚须 鬧闹 魯鲁 鷄鸡 麪面
麫面 麵面 麼么 點点 黴霉 齣出`

const TABLE: ReadonlyMap<string, string> = new Map(
  PAIRS.split(/\s+/).map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]),
)

const PLAIN = new Set(TABLE.values())

/** The simplified form of one Chinese character, as far as the patterns need it; anything else unchanged. */
export const simplified = (char: string): string => TABLE.get(char) ?? char

/** Whether the character is the simplified form of another; a few of them stand in traditional texts too. */
export const isSimplified = (char: string): boolean => PLAIN.has(char)
