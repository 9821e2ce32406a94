<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Advice</name>
    <message>
        <source>Change nothing</source>
        <translation>维持现状</translation>
    </message>
    <message>
        <source>{action}: until closing {wait} minutes of waiting per person ({low} to {high}), {people} people within target, {left} leaving unserved; it helps on {helps} of 100 days.</source>
        <translation>{action}：到闭厅人均等候 {wait} 分钟（{low} 至 {high}），达标 {people} 人，未办离开 {left} 人；100 个模拟日中有 {helps} 日见效。</translation>
    </message>
    <message>
        <source>Change nothing: until closing people wait {wait} minutes on average.</source>
        <translation>维持现状：到闭厅人均等候 {wait} 分钟。</translation>
    </message>
    <message>
        <source>{group} gains most: {minutes} min per person</source>
        <translation>受益最多：{group}，人均 {minutes} 分</translation>
    </message>
    <message>
        <source>{group} waits longer for it: {minutes} min per person</source>
        <translation>代价：{group} 多等，人均 {minutes} 分</translation>
    </message>
    <message>
        <source>It is not clear which of these is best.</source>
        <translation>尚难分出哪个方案最好。</translation>
    </message>
    <message>
        <source>first come, first served</source>
        <translation>先到先办</translation>
    </message>
    <message>
        <source>highest class first</source>
        <translation>等级优先</translation>
    </message>
    <message>
        <source>longest queue first</source>
        <translation>长队优先</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>综合权衡</translation>
    </message>
    <message>
        <source>Let window {window} also serve {service}</source>
        <translation>让 {window} 号窗口加办{service}</translation>
    </message>
    <message>
        <source>Let window {window} leave {service} to the others</source>
        <translation>让 {window} 号窗口停办{service}，由其他窗口办</translation>
    </message>
    <message>
        <source>Let window {window} serve {service} only if nothing else waits</source>
        <translation>让 {window} 号窗口兜底办{service}（无人可叫时才办）</translation>
    </message>
    <message>
        <source>Let window {window} serve {service} like everything else</source>
        <translation>让 {window} 号窗口正常办{service}（不再兜底）</translation>
    </message>
    <message>
        <source>Open window {window}</source>
        <translation>开放 {window} 号窗口</translation>
    </message>
    <message>
        <source>Open window {window} with {clerk}</source>
        <translation>开放 {window} 号窗口，由{clerk}上岗</translation>
    </message>
    <message>
        <source>Close window {window}</source>
        <translation>关闭 {window} 号窗口</translation>
    </message>
    <message>
        <source>Let {clerk} take window {window}</source>
        <translation>让{clerk}到 {window} 号窗口</translation>
    </message>
    <message>
        <source>Let the clerks of windows {window} and {other} change places</source>
        <translation>让 {window} 号和 {other} 号窗口人员对调</translation>
    </message>
    <message>
        <source>Move the break of {clerk} to {at}</source>
        <translation>把{clerk}的休息改到 {at}</translation>
    </message>
    <message>
        <source>Call by another rule: {rule}</source>
        <translation>改用叫号规则：{rule}</translation>
    </message>
</context>
<context>
    <name>AdvicePanel</name>
    <message>
        <source>Advice</source>
        <translation>调度建议</translation>
    </message>
    <message>
        <source>Ask for advice now</source>
        <translation>立即重新计算建议</translation>
    </message>
    <message>
        <source>Applied today · minutes per person</source>
        <translation>今日已采纳 · 人均等候，分</translation>
    </message>
    <message>
        <source>said</source>
        <translation>预计</translation>
    </message>
    <message>
        <source>The hall day is closed.</source>
        <translation>今日已闭厅。</translation>
    </message>
    <message>
        <source>The simulation is being prepared for this computer. This happens once and takes a few minutes.</source>
        <translation>正在为本机准备模拟计算，仅需一次，约几分钟。</translation>
    </message>
    <message>
        <source>Comparing every possible change in simulated days: {share} %</source>
        <translation>正在用模拟日比较各种调整：{share} %</translation>
    </message>
    <message>
        <source>No advice yet.</source>
        <translation>暂无建议。</translation>
    </message>
    <message>
        <source>{time} · a first look, {days} simulated days</source>
        <translation>{time} · 初步结果，已模拟 {days} 天</translation>
    </message>
    <message>
        <source>{time} · {days} simulated days</source>
        <translation>{time} · {days} 个模拟日</translation>
    </message>
    <message>
        <source>{time} · {days} simulated days · not clear which is best</source>
        <translation>{time} · 已模拟 {days} 天 · 尚难分出最佳方案</translation>
    </message>
</context>
<context>
    <name>Attention</name>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不同意</translation>
    </message>
    <message>
        <source>break</source>
        <translation>申请休息</translation>
    </message>
    <message>
        <source>Nothing needs your attention now.</source>
        <translation>目前没有需要处理的预警和申请。</translation>
    </message>
    <message numerus="yes">
        <source>%n came in vain twice</source>
        <translation>
            <numerusform>%n 人两次未办成</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge all %n</source>
        <translation>
            <numerusform>全部确认（%n）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n 条预警</numerusform>
        </translation>
    </message>
    <message>
        <source>{window} since {time}, {reason}</source>
        <translation>{window}，{time} 申请，{reason}</translation>
    </message>
    <message>
        <source>{window} since {time}</source>
        <translation>{window}，{time} 申请</translation>
    </message>
    <message>
        <source>clerks are away</source>
        <translation>人员不在岗</translation>
    </message>
    <message>
        <source>many came at once, it will pass</source>
        <translation>一时集中到访，稍后缓解</translation>
    </message>
    <message>
        <source>a window opens soon</source>
        <translation>即将增开窗口</translation>
    </message>
    <message>
        <source>system failure</source>
        <translation>系统故障</translation>
    </message>
    <message>
        <source>another reason, written below</source>
        <translation>其他原因，填在下面</translation>
    </message>
    <message>
        <source>what is done about it</source>
        <translation>如何处置</translation>
    </message>
    <message>
        <source>{reason}: {words}</source>
        <translation>{reason}：{words}</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>As a column (Ctrl+B)</source>
        <translation>展开（Ctrl+B）</translation>
    </message>
    <message>
        <source>{time} / {minutes} min</source>
        <translation>{time} / {minutes} 分</translation>
    </message>
</context>
<context>
    <name>BookingRow</name>
    <message>
        <source>Check in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Appointment at {time}</source>
        <translation>{time}的预约</translation>
    </message>
    <message>
        <source>{ticket} {state}</source>
        <translation>{ticket} {state}</translation>
    </message>
    <message>
        <source>place not held any more</source>
        <translation>已超过保留时间</translation>
    </message>
    <message numerus="yes">
        <source>%n min late</source>
        <translation>
            <numerusform>迟到 %n 分</numerusform>
        </translation>
    </message>
    <message>
        <source>expected</source>
        <translation>未到</translation>
    </message>
</context>
<context>
    <name>Breaks</name>
    <message>
        <source>Your break is granted.</source>
        <translation>值班长已同意休息。</translation>
    </message>
    <message>
        <source>The manager can&apos;t grant the break now.</source>
        <translation>值班长暂不同意休息。</translation>
    </message>
</context>
<context>
    <name>Bugs</name>
    <message>
        <source>Something went wrong. It is saved in the log {file}.</source>
        <translation>程序出错了，详情已存入日志 {file}。</translation>
    </message>
</context>
<context>
    <name>ByHand</name>
    <message>
        <source>Number as written</source>
        <translation>手写号</translation>
    </message>
    <message>
        <source>at</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Time on it</source>
        <translation>手写号上的时间</translation>
    </message>
    <message>
        <source>keeps its place in line; nothing is printed</source>
        <translation>保留原排位，不打印</translation>
    </message>
    <message>
        <source>Which number stands on it?</source>
        <translation>请填写号票上的号。</translation>
    </message>
    <message>
        <source>Which time stands on it? Hour and minute such as 09:50, or nothing.</source>
        <translation>请填写号票上的时间，时和分都要写（如09:50），没有就留空。</translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Space chooses, Enter edits, ← and → fold a group</source>
        <translation>空格键勾选，回车键修改，← → 收起或展开类别</translation>
    </message>
    <message>
        <source>Nothing answers to {typed}.</source>
        <translation>没有与“{typed}”相符的类别或事项。</translation>
    </message>
    <message>
        <source>Add a group and its services, or read a spreadsheet.</source>
        <translation>请添加类别和事项，或读入电子表格。</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n 个事项</numerusform>
        </translation>
    </message>
    <message>
        <source>{services} in {groups}</source>
        <translation>{groups}，{services}</translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n 个类别</numerusform>
        </translation>
    </message>
    <message>
        <source>Community hall</source>
        <translation>社区大厅</translation>
    </message>
    <message>
        <source>Large hall</source>
        <translation>大型大厅</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation>电子表格</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Read a spreadsheet…</source>
        <translation>读入电子表格…</translation>
    </message>
    <message>
        <source>Save one to fill in…</source>
        <translation>保存填写样表…</translation>
    </message>
    <message>
        <source>Find: name, pinyin initials, code</source>
        <translation>查找：名称、拼音首字母、编码</translation>
    </message>
    <message>
        <source>Find a service</source>
        <translation>查找事项</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>None</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Add a group</source>
        <translation>添加类别</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Add a service to the current group</source>
        <translation>在当前类别下添加事项</translation>
    </message>
    <message>
        <source>Groups and services</source>
        <translation>类别与事项</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>Earlier</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>More</source>
        <translation>下一页</translation>
    </message>
    <message numerus="yes">
        <source>All %n groups</source>
        <translation>
            <numerusform>全部 %n 个类别</numerusform>
        </translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>预约签到</translation>
    </message>
    <message>
        <source>Rate my visit</source>
        <translation>评价本次办理</translation>
    </message>
    <message>
        <source>Type the last four digits of the phone that you booked with.</source>
        <translation>请输入预约时所留电话的后四位。</translation>
    </message>
    <message>
        <source>There is no appointment of today with this phone. Please ask at the front desk.</source>
        <translation>今天没有此电话的预约，请咨询导办台。</translation>
    </message>
    <message>
        <source>Type the pinyin or its initials (jzz), or an English word.</source>
        <translation>请输入拼音或拼音首字母（如jzz），也可输入英文。</translation>
    </message>
    <message>
        <source>Nothing is called so. Please look under the groups, or ask at the front desk.</source>
        <translation>没有这样的事项。请按类别查找，或咨询导办台。</translation>
    </message>
</context>
<context>
    <name>Choose</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>↑ ↓ choose, Enter takes, Esc clears</source>
        <translation>↑ ↓ 选择，Enter 加入，Esc 清空</translation>
    </message>
    <message>
        <source>Recent and frequent</source>
        <translation>最近与常用</translation>
    </message>
    <message>
        <source>Services found</source>
        <translation>找到的事项</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Look up a ticket or appointment</source>
        <translation>查找号票或预约</translation>
    </message>
    <message>
        <source>number, phone, name; Esc ends</source>
        <translation>号、电话、姓名；Esc退出</translation>
    </message>
    <message>
        <source>Search for a service</source>
        <translation>搜索事项</translation>
    </message>
    <message>
        <source>pinyin, Chinese, English, code</source>
        <translation>拼音、汉字、English、编码</translation>
    </message>
    <message>
        <source>Look-up: what answers stands below</source>
        <translation>正在查找：结果见下方</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n 个事项</numerusform>
        </translation>
    </message>
    <message>
        <source>Type to search; asked for most today:</source>
        <translation>输入即可搜索；今天办得最多：</translation>
    </message>
    <message>
        <source>Ticket {number} stands below: Enter goes there.</source>
        <translation>号票 {number} 在下方列表中，按 Enter 前往。</translation>
    </message>
    <message>
        <source>No service answers to &quot;{typed}&quot;: Esc clears it, Ctrl+F looks up a ticket.</source>
        <translation>没有与“{typed}”相符的事项：按 Esc 清空，按 Ctrl+F 查找号票。</translation>
    </message>
</context>
<context>
    <name>ClerksPage</name>
    <message numerus="yes">
        <source>Nobody at a window can do %n service(s): {groups}</source>
        <translation>
            <numerusform>有 %n 个事项无窗口人员会办：{groups}</numerusform>
        </translation>
    </message>
    <message>
        <source>Space or a click: trained, learning, not trained. Shift+click fills. Ctrl+D: as above</source>
        <translation>空格或点击：能办、学习中、未授权；Shift+点击填充；Ctrl+D 与上一人相同</translation>
    </message>
    <message>
        <source>Add a clerk</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Clerks</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Skills by group</source>
        <translation>各类别的技能</translation>
    </message>
</context>
<context>
    <name>Confirm</name>
    <message>
        <source>Please have these at hand</source>
        <translation>请备好以下材料</translation>
    </message>
    <message>
        <source>No papers needed</source>
        <translation>无需材料</translation>
    </message>
    <message>
        <source>People ahead</source>
        <translation>前面等候</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Expected wait</source>
        <translation>预计等候</translation>
    </message>
    <message>
        <source>Add another service to the same number</source>
        <translation>同一个号再加办一项</translation>
    </message>
    <message>
        <source>Take a number</source>
        <translation>取号</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Checking in for an appointment</source>
        <translation>预约签到</translation>
    </message>
    <message>
        <source>Elderly, disabled, pregnant, with an infant, military or veteran: the window asks for proof</source>
        <translation>老年人、残疾人、孕产妇、带婴幼儿者和军人优先，窗口会查看证件</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>The hall is out of reach.</source>
        <translation>与大厅的连接中断。</translation>
    </message>
    <message>
        <source>Window {window}</source>
        <translation>{window} 号窗口</translation>
    </message>
    <message>
        <source>Above other windows (Ctrl+T)</source>
        <translation>置于其他窗口之上（Ctrl+T）</translation>
    </message>
    <message>
        <source>As a bar (Ctrl+B)</source>
        <translation>收成横条（Ctrl+B）</translation>
    </message>
    <message>
        <source>This hall has no window {window}.</source>
        <translation>本大厅没有 {window} 号窗口。</translation>
    </message>
    <message>
        <source>{number} is not at this window any more: nothing was done.</source>
        <translation>{number} 已不在本窗口，未做任何操作。</translation>
    </message>
    <message>
        <source>Nobody else waits whom you may serve.</source>
        <translation>没有其他您能办的号在等候。</translation>
    </message>
</context>
<context>
    <name>DenseCard</name>
    <message>
        <source>back at {time}</source>
        <translation>{time}恢复</translation>
    </message>
    <message numerus="yes">
        <source>idle %n min</source>
        <translation>
            <numerusform>空闲 %n 分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>This service is on the ticket already.</source>
        <translation>这张号票已有该事项。</translation>
    </message>
    <message>
        <source>No printer is set on this computer: note the number by hand.</source>
        <translation>本机没有设打印机，请手写号码。</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>导办台</translation>
    </message>
    <message>
        <source>{number}: please go to window {window} now.</source>
        <translation>{number}号：请直接到{window}号窗口。</translation>
    </message>
    <message>
        <source>Issue all the same</source>
        <translation>仍然出号</translation>
    </message>
    <message>
        <source>The card could not be read. Please put it down again.</source>
        <translation>证件没有读到，请重新放置。</translation>
    </message>
    <message>
        <source>This card holds {number} already: {services}, {state}.</source>
        <translation>此证件已有号票{number}：{services}，{state}。</translation>
    </message>
    <message>
        <source>Appointments of another system</source>
        <translation>其他系统的预约名单</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt)</source>
        <translation>表格 (*.csv *.txt)</translation>
    </message>
    <message numerus="yes">
        <source>%n appointment(s) taken over.</source>
        <translation>
            <numerusform>已导入 %n 个预约。</numerusform>
        </translation>
    </message>
    <message>
        <source>{problem} Numbers are issued all the same; the slips wait and are printed when it is back.</source>
        <translation>{problem}照常出号，号票排队，打印机恢复后自动补打。</translation>
    </message>
    <message>
        <source>The hall day is closed: no tickets are issued.</source>
        <translation>已闭厅，不再出号。</translation>
    </message>
    <message>
        <source>{why} You may issue exceptionally: Ctrl+Shift+Enter.</source>
        <translation>{why}如需特例出号，按Ctrl+Shift+Enter。</translation>
    </message>
    <message>
        <source>Somebody at {place} asks for help, since {time}.</source>
        <translation>{place}有人求助（{time}起）。</translation>
    </message>
    <message>
        <source>The printer of {place} gives no slips, since {time}.</source>
        <translation>{place}的打印机出不了票（{time}起）。</translation>
    </message>
    <message>
        <source>the ticket machine</source>
        <translation>取号机</translation>
    </message>
    <message>
        <source>I am going</source>
        <translation>我去</translation>
    </message>
</context>
<context>
    <name>Done</name>
    <message>
        <source>Your number</source>
        <translation>您的号码</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message numerus="yes">
        <source>This page closes in %n s</source>
        <translation>
            <numerusform>本页 %n 秒后关闭</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Draft</name>
    <message>
        <source>New ticket</source>
        <translation>新号票</translation>
    </message>
    <message>
        <source>Call now</source>
        <translation>直接叫号</translation>
    </message>
    <message>
        <source>Another service: go on searching at the left</source>
        <translation>加办事项：在左侧继续搜索</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Only for the window; never on the wall, never in the log</source>
        <translation>只给窗口人员看，不上大屏、不写入日志</translation>
    </message>
    <message>
        <source>Note for the window</source>
        <translation>给窗口人员的备注</translation>
    </message>
    <message>
        <source>if they like</source>
        <translation>自愿填写</translation>
    </message>
    <message>
        <source>Phone, if they like: to look the ticket up</source>
        <translation>电话（自愿），用于查找号票</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>出号</translation>
    </message>
    <message>
        <source>Issue, and let a free window call it in the same step</source>
        <translation>出号并由空闲窗口立即叫号</translation>
    </message>
    <message>
        <source>Written by hand</source>
        <translation>手写号补录</translation>
    </message>
    <message>
        <source>Enter numbers that were written by hand while the system was down</source>
        <translation>补录系统故障期间手写的号</translation>
    </message>
    <message>
        <source>card read</source>
        <translation>已读证件</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>补录</translation>
    </message>
    <message>
        <source>What is it about? Find the service first.</source>
        <translation>要办什么？请先查找事项。</translation>
    </message>
    <message>
        <source>A phone number has at least four figures.</source>
        <translation>电话号码至少四位数字。</translation>
    </message>
    <message>
        <source>First service: search at the left</source>
        <translation>先在左侧搜索要办的事项</translation>
    </message>
    <message>
        <source>The hall day is not open</source>
        <translation>今天还没有开厅</translation>
    </message>
    <message numerus="yes">
        <source>several matters, one number · %n service(s), in order</source>
        <translation>
            <numerusform>一号多事 · %n 个事项，按次序办理</numerusform>
        </translation>
    </message>
    <message>
        <source>People ahead</source>
        <translation>前面等候</translation>
    </message>
    <message>
        <source>Expected wait</source>
        <translation>预计等候</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Expected wait (service 1)</source>
        <translation>预计等候（第 1 项）</translation>
    </message>
    <message>
        <source>no window</source>
        <translation>无窗口</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>位置：</translation>
    </message>
    <message>
        <source>File name:</source>
        <translation>文件名：</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>文件类型：</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>Pick</source>
        <translation>选呼</translation>
    </message>
    <message>
        <source>My day</source>
        <translation>我的一天</translation>
    </message>
    <message>
        <source>To be followed</source>
        <translation>待跟进事项</translation>
    </message>
    <message>
        <source>Nobody waits that you may serve</source>
        <translation>没有您可办的人在等</translation>
    </message>
    <message>
        <source>Next: {number}  {service}</source>
        <translation>下一位 {number}  {service}</translation>
    </message>
    <message>
        <source>Why: {reason}</source>
        <translation>为什么：{reason}</translation>
    </message>
    <message>
        <source>For me: {people}, longest {minutes} min</source>
        <translation>我能办的{people}，最长 {minutes} 分</translation>
    </message>
    <message>
        <source>Let it call by itself</source>
        <translation>交还，自动叫号</translation>
    </message>
    <message>
        <source>Take over: call by hand</source>
        <translation>接管，手动叫号</translation>
    </message>
    <message>
        <source>{number} is back</source>
        <translation>{number} 回来了</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Practice: {title}</source>
        <translation>演练：{title}</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Reading {file}…</source>
        <translation>正在读取 {file}…</translation>
    </message>
    <message>
        <source>Read from {file}: catalogue, windows, clerks and hours</source>
        <translation>已从 {file} 读入目录、窗口、人员和时间</translation>
    </message>
    <message numerus="yes">
        <source>%n to put right</source>
        <translation>
            <numerusform>%n 处需更正</numerusform>
        </translation>
    </message>
    <message>
        <source>Make the hall</source>
        <translation>建立大厅</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Making the hall…</source>
        <translation>正在建立大厅…</translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx *.csv)</source>
        <translation>电子表格 (*.xlsx *.csv)</translation>
    </message>
    <message>
        <source>Read a spreadsheet</source>
        <translation>读入电子表格</translation>
    </message>
    <message>
        <source>Save a spreadsheet</source>
        <translation>保存电子表格</translation>
    </message>
    <message>
        <source>Save a hall file</source>
        <translation>保存大厅文件</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
    <message>
        <source>The hall&apos;s file</source>
        <translation>大厅数据文件</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>事项目录</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Clerks and skills</source>
        <translation>人员与技能</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Which services people can come for, how long each takes and how long they should wait at most</source>
        <translation>群众可来办哪些事项，每项用时多久，等候不超过多久</translation>
    </message>
    <message>
        <source>Which windows there are, and what each is equipped with</source>
        <translation>有哪些窗口，各有什么设施</translation>
    </message>
    <message>
        <source>Who works here, and who is trained for what</source>
        <translation>有哪些人员，谁会办什么</translation>
    </message>
    <message>
        <source>When the hall is open, and when its clerks rest</source>
        <translation>大厅何时开放，人员何时休息</translation>
    </message>
    <message>
        <source>What the hall is called, and where it is kept</source>
        <translation>大厅叫什么，存放在哪里</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n 个事项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n window(s)</source>
        <translation>
            <numerusform>%n 个窗口</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clerk(s)</source>
        <translation>
            <numerusform>%n 名人员</numerusform>
        </translation>
    </message>
    <message>
        <source>New hall</source>
        <translation>新建大厅</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Close; what was entered stays until the program ends</source>
        <translation>关闭；已填内容保留到程序退出</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Part of the page</source>
        <translation>页面内容</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>假设推演</translation>
    </message>
    <message>
        <source>Promises kept</source>
        <translation>建议兑现</translation>
    </message>
    <message>
        <source>Today&apos;s decisions and events</source>
        <translation>今日决定与事件</translation>
    </message>
    <message>
        <source>Report of the day</source>
        <translation>当日情况</translation>
    </message>
    <message>
        <source>Export visits (CSV)…</source>
        <translation>导出办件明细（CSV）…</translation>
    </message>
    <message>
        <source>Close the day…</source>
        <translation>闭厅…</translation>
    </message>
    <message>
        <source>Open today</source>
        <translation>开厅</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>暂无。</translation>
    </message>
    <message>
        <source>Close the hall day?</source>
        <translation>确定闭厅？</translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) still open will expire; the report is kept.</source>
        <translation>
            <numerusform>还有 %n 张号票未办结，将作废；报表保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>闭厅</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>HoursPage</name>
    <message>
        <source>Clerks without breaks of their own get a turn in it, neighbours after one another.</source>
        <translation>未单独填写休息的人员在此时段内轮休，相邻窗口先后错开。</translation>
    </message>
    <message>
        <source>All windows close; nobody is called. Breaks of their own come besides.</source>
        <translation>所有窗口关闭，不叫号。人员另填的休息照常。</translation>
    </message>
    <message>
        <source>Clerks rest when they pause, or at their own breaks.</source>
        <translation>人员暂停服务时休息，或按各自填写的时间休息。</translation>
    </message>
    <message>
        <source>Breaks as 12:00-12:45, several with commas</source>
        <translation>休息写作 12:00-12:45，多段用逗号隔开</translation>
    </message>
    <message>
        <source>The hall opens at</source>
        <translation>开厅时间</translation>
    </message>
    <message>
        <source>It closes at</source>
        <translation>闭厅时间</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Minutes of a turn</source>
        <translation>每轮分钟数</translation>
    </message>
    <message>
        <source>At noon</source>
        <translation>午间</translation>
    </message>
    <message>
        <source>Shifts and breaks</source>
        <translation>班次与休息</translation>
    </message>
</context>
<context>
    <name>IdlePanel</name>
    <message>
        <source>from</source>
        <translation>起</translation>
    </message>
    <message>
        <source>Idle while people wait, by cause</source>
        <translation>人等窗闲，按原因</translation>
    </message>
    <message>
        <source>{minutes} min today · per 15 min</source>
        <translation>今日 {minutes} 分 · 每 15 分钟</translation>
    </message>
    <message>
        <source>{minutes} min today</source>
        <translation>今日 {minutes} 分</translation>
    </message>
</context>
<context>
    <name>InVainDialog</name>
    <message>
        <source>Came in vain twice</source>
        <translation>两次未办成</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Export (CSV)…</source>
        <translation>导出 (CSV)…</translation>
    </message>
    <message numerus="yes">
        <source>Citizens who left twice within %n days with papers missing or a matter that is not the hall&apos;s. They are recognised by a phone number while it is kept, or by a card on the same day.</source>
        <translation>
            <numerusform>%n 天内两次因材料不全或非本厅事项而未办成的群众。同一人凭留存期内的手机号或当日的身份证识别。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody.</source>
        <translation>没有。</translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>different services</source>
        <translation>不同事项</translation>
    </message>
    <message>
        <source>phone {number}</source>
        <translation>电话 {number}</translation>
    </message>
    <message>
        <source>no phone was left</source>
        <translation>未留电话</translation>
    </message>
    <message>
        <source>{date} · {number} · {service} · {window} · {outcome}</source>
        <translation>{date} · {number} · {service} · {window} · {outcome}</translation>
    </message>
</context>
<context>
    <name>Info</name>
    <message>
        <source>Take a number yourself</source>
        <translation>自助取号</translation>
    </message>
    <message>
        <source>Elderly, disabled, pregnant and people with infants go first; military and veterans with their card by law. Say so when you take a number.</source>
        <translation>老年人、残疾人、孕产妇、带婴幼儿者优先；
军人、退役军人凭证件依法优先。请在取号时告知。</translation>
    </message>
    <message>
        <source>Waiting now</source>
        <translation>现在等候</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Open windows</source>
        <translation>开放窗口</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>闭厅</translation>
    </message>
    <message>
        <source>Numbers until</source>
        <translation>停止取号</translation>
    </message>
</context>
<context>
    <name>Issued</name>
    <message>
        <source>Reprint</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Show the slip (Ctrl+P)</source>
        <translation>预览号票（Ctrl+P）</translation>
    </message>
    <message>
        <source>nothing issued yet today</source>
        <translation>今天还没有出号</translation>
    </message>
    <message>
        <source>{time} issued</source>
        <translation>{time} 已出号</translation>
    </message>
    <message>
        <source>Ticket {number}</source>
        <translation>号票 {number}</translation>
    </message>
    <message>
        <source>no window serves it at present</source>
        <translation>目前没有窗口办理</translation>
    </message>
    <message>
        <source>{ahead} ahead, {wait}</source>
        <translation>前面 {ahead}，预计{wait}</translation>
    </message>
</context>
<context>
    <name>KeptPanel</name>
    <message>
        <source>Promises and what came</source>
        <translation>预测与结果</translation>
    </message>
    <message>
        <source>Every advice</source>
        <translation>全部建议</translation>
    </message>
    <message>
        <source>After closing, the day is replayed without each advice that was applied, and with each that was refused or left: the difference in wait per person is what it did, or would have done.</source>
        <translation>闭厅后逐条复盘：已采纳的建议去掉再演一遍，未采纳或过期的建议加上再演一遍；人均等候时间之差，就是它起到或本可起到的作用。</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>已采纳</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>未采纳</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>promised, min</source>
        <translation>预测（分钟）</translation>
    </message>
    <message>
        <source>came, min</source>
        <translation>结果（分钟）</translation>
    </message>
    <message>
        <source>ranges held</source>
        <translation>落入范围</translation>
    </message>
    <message>
        <source>No advice yet.</source>
        <translation>还没有建议。</translation>
    </message>
    <message>
        <source>loss: promised {promised}, came {came} min</source>
        <translation>等候代价：预测 {promised}，结果 {came} 分钟</translation>
    </message>
    <message>
        <source>nothing promised</source>
        <translation>没有预测</translation>
    </message>
    <message>
        <source>promised {minutes} min</source>
        <translation>预测 {minutes} 分钟</translation>
    </message>
    <message>
        <source>promised {minutes} min, on 9 days in 10 {range}</source>
        <translation>预测 {minutes} 分钟，十天中九天在 {range}</translation>
    </message>
    <message>
        <source>{minutes} min per person</source>
        <translation>人均 {minutes} 分钟</translation>
    </message>
    <message>
        <source>could not be done</source>
        <translation>当时无法执行</translation>
    </message>
    <message>
        <source>after closing</source>
        <translation>闭厅后得出</translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Appointment check-in</source>
        <translation>预约签到</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>求助</translation>
    </message>
    <message>
        <source>Ticket machine</source>
        <translation>取号机</translation>
    </message>
    <message>
        <source>Easy mode</source>
        <translation>长辈模式</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>朗读</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Appointment check-in: {title}</source>
        <translation>预约签到：{title}</translation>
    </message>
    <message>
        <source>Touch the large button at the bottom to take your number.</source>
        <translation>请按下方的大按钮取号。</translation>
    </message>
    <message>
        <source>Search for the service</source>
        <translation>搜索事项</translation>
    </message>
    <message>
        <source>Rate my visit</source>
        <translation>评价本次办理</translation>
    </message>
    <message>
        <source>Your card could not be read. Please put it down again.</source>
        <translation>没有读到您的证件，请重新放置。</translation>
    </message>
    <message>
        <source>Your card was read; its number is not kept.</source>
        <translation>已读取证件，证件号不会保存。</translation>
    </message>
    <message>
        <source>You hold number {number} already ({state}).</source>
        <translation>您已有号{number}（{state}）。</translation>
    </message>
    <message>
        <source>The hall is full</source>
        <translation>大厅已满</translation>
    </message>
    <message>
        <source>Check in for an appointment</source>
        <translation>预约签到</translation>
    </message>
    <message>
        <source>Choose what you come for</source>
        <translation>请选择要办理的类别</translation>
    </message>
    <message>
        <source>Choose the service</source>
        <translation>请选择事项</translation>
    </message>
    <message>
        <source>no window today, ask at the desk</source>
        <translation>今日无窗口，请问导办台</translation>
    </message>
    <message>
        <source>paused, back at {time}</source>
        <translation>暂停，{time} 恢复</translation>
    </message>
    <message>
        <source>paused for now</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>no more numbers today</source>
        <translation>今日号已满</translation>
    </message>
    <message>
        <source>{people} · {range}</source>
        <translation>{people} · 约 {range}</translation>
    </message>
    <message>
        <source>Your ticket</source>
        <translation>确认取号</translation>
    </message>
    <message>
        <source>Somebody is on the way</source>
        <translation>工作人员马上就到</translation>
    </message>
    <message>
        <source>The front desk has been told</source>
        <translation>已通知导办台</translation>
    </message>
    <message>
        <source>Please stay here.</source>
        <translation>请在此稍候。</translation>
    </message>
    <message>
        <source>You may go on meanwhile.</source>
        <translation>您也可以继续操作。</translation>
    </message>
    <message>
        <source>How to take a number</source>
        <translation>怎样取号</translation>
    </message>
    <message>
        <source>1. Touch what you come for.</source>
        <translation>1. 点选要办理的类别。</translation>
    </message>
    <message>
        <source>2. Touch the service.</source>
        <translation>2. 点选事项。</translation>
    </message>
    <message>
        <source>3. Touch the large button and take the slip.</source>
        <translation>3. 点“取号”大按钮，取走号票。</translation>
    </message>
    <message>
        <source>People at the front desk are glad to do it for you; no card or phone is needed.</source>
        <translation>导办台的工作人员很乐意帮您取号，不需要证件或手机。</translation>
    </message>
    <message>
        <source>Call somebody from the front desk</source>
        <translation>呼叫导办员</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>您还在吗？</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>The machine is at work. Please do not go away.</source>
        <translation>正在办理，请不要离开。</translation>
    </message>
    <message>
        <source>Thank you for your rating</source>
        <translation>感谢您的评价</translation>
    </message>
    <message>
        <source>It is kept without your name. After a bad one the hall calls you back, if you left a phone.</source>
        <translation>评价不记姓名；如为差评且您留有电话，本厅将回访。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>The machine can&apos;t issue numbers just now</source>
        <translation>系统故障，暂缓取号</translation>
    </message>
    <message>
        <source>Numbers that were issued stay valid. Please ask at the front desk.</source>
        <translation>已取的号保留有效，请咨询导办台。</translation>
    </message>
    <message>
        <source>No more numbers today</source>
        <translation>今日取号已结束</translation>
    </message>
    <message>
        <source>The hall is open from {opens} to {closes}.</source>
        <translation>本厅 {opens} 开厅，{closes} 闭厅。</translation>
    </message>
    <message>
        <source>Step 1 of 2</source>
        <translation>第 1 步，共 2 步</translation>
    </message>
    <message>
        <source>Step 2 of 2</source>
        <translation>第 2 步，共 2 步</translation>
    </message>
    <message>
        <source>{people} ahead, {wait}</source>
        <translation>前面 {people}，预计 {wait}</translation>
    </message>
    <message>
        <source>There is no slip: please remember your number.</source>
        <translation>没有号票打印，请记住您的号码。</translation>
    </message>
    <message>
        <source>Please take your slip, wait in the seating area and watch the display.</source>
        <translation>请取走号票，在休息区等候，留意叫号和大屏。</translation>
    </message>
    <message>
        <source>That did not work just now. Please try again, or ask at the front desk.</source>
        <translation>刚才未能办成，请再试一次，或咨询导办台。</translation>
    </message>
</context>
<context>
    <name>Lane</name>
    <message>
        <source>{place} {person}: open {open}; breaks {breaks}</source>
        <translation>{place} {person}：开放 {open}；休息 {breaks}</translation>
    </message>
    <message>
        <source>at no window</source>
        <translation>未上窗口</translation>
    </message>
</context>
<context>
    <name>Launcher</name>
    <message>
        <source>{screen} is starting</source>
        <translation>正在打开{screen}……</translation>
    </message>
    <message>
        <source>Choose a hall</source>
        <translation>选择大厅</translation>
    </message>
    <message>
        <source>The hall is made and its day is open.</source>
        <translation>大厅已建立，工作日已开厅。</translation>
    </message>
    <message>
        <source>Close the hall day {day}?</source>
        <translation>确定结束 {day} 的工作日吗？</translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) still open expire.</source>
        <translation>
            <numerusform>还有 %n 张未办结的号票，将作废。</numerusform>
        </translation>
    </message>
    <message>
        <source>Close day</source>
        <translation>闭厅</translation>
    </message>
    <message>
        <source>Close it and open today</source>
        <translation>闭厅并开今天的厅</translation>
    </message>
    <message>
        <source>the hall as it is now</source>
        <translation>当前的大厅</translation>
    </message>
    <message>
        <source>{date}, at its fullest</source>
        <translation>{date}人最多时</translation>
    </message>
    <message>
        <source>Practice uses a copy of</source>
        <translation>演练使用副本：</translation>
    </message>
    <message numerus="yes">
        <source>Event log verified, %n event(s)</source>
        <translation>
            <numerusform>操作日志已核验，共 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Community service hall</source>
        <translation>社区办事大厅</translation>
    </message>
    <message>
        <source>Choose what this computer is to do</source>
        <translation>选择这台电脑要做什么</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>值班长</translation>
    </message>
    <message>
        <source>See queues and windows, take advice</source>
        <translation>看清排队与窗口，采纳调度建议</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>导办台</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>叫号端</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>大屏</translation>
    </message>
    <message>
        <source>Show calls and waits, and speak them</source>
        <translation>显示叫号与等候，播报语音</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>取号机</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Which wall</source>
        <translation>哪块屏</translation>
    </message>
    <message>
        <source>New hall…</source>
        <translation>新建大厅…</translation>
    </message>
    <message>
        <source>Change hall</source>
        <translation>更换大厅…</translation>
    </message>
    <message>
        <source>What practice uses a copy of</source>
        <translation>演练使用哪一天的副本</translation>
    </message>
    <message>
        <source>Verifying the event log</source>
        <translation>正在核验操作日志……</translation>
    </message>
    <message>
        <source>over {window}</source>
        <translation>{window}上方</translation>
    </message>
    <message>
        <source>for the whole hall</source>
        <translation>全厅大屏</translation>
    </message>
    <message>
        <source>This is the demo hall, to try things out. Four steps make a hall of your own.</source>
        <translation>这是示范大厅，供试用。四步即可建立自己的大厅。</translation>
    </message>
    <message>
        <source>Practice uses a copy and does not touch today&apos;s queue</source>
        <translation>演练用的是副本，不影响今天的叫号</translation>
    </message>
    <message>
        <source>Hall day</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>Issue and reprint tickets, bring back who was missed</source>
        <translation>为办事人出号、补打、恢复排队</translation>
    </message>
    <message>
        <source>Call, finish, transfer</source>
        <translation>窗口叫号、办结、转移</translation>
    </message>
    <message>
        <source>Citizens take numbers themselves</source>
        <translation>自助取号，中英双语</translation>
    </message>
    <message>
        <source>This computer · {file}</source>
        <translation>本机 · {file}</translation>
    </message>
    <message>
        <source>the day of {day} is still open</source>
        <translation>{day} 还未闭厅</translation>
    </message>
    <message>
        <source>day open since {time}</source>
        <translation>工作日已开 {time}</translation>
    </message>
    <message>
        <source>day closed</source>
        <translation>已闭厅</translation>
    </message>
    <message>
        <source>Open day</source>
        <translation>开厅</translation>
    </message>
    <message>
        <source>windows {open} / {all}</source>
        <translation>窗口 {open} / {all}</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Leave the ticket machine</source>
        <translation>退出取号机</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>已输入 %n 位</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong PINs: wait %n s.</source>
        <translation>
            <numerusform>密码错误次数过多，请等 %n 秒。</numerusform>
        </translation>
    </message>
    <message>
        <source>That was not the PIN.</source>
        <translation>密码不对。</translation>
    </message>
    <message>
        <source>Only for the hall&apos;s manager: the PIN from the settings.</source>
        <translation>仅供值班长使用：请输入设置中的密码。</translation>
    </message>
</context>
<context>
    <name>Line</name>
    <message>
        <source>{minutes} min per person</source>
        <translation>人均等候 {minutes} 分</translation>
    </message>
</context>
<context>
    <name>LinePlot</name>
    <message>
        <source>{time} · forecast {middle} ({low}–{high})</source>
        <translation>{time} · 预测 {middle} 人（{low}–{high}）</translation>
    </message>
    <message>
        <source>{forecast}, with advice {other}</source>
        <translation>{forecast}，采纳建议 {other} 人</translation>
    </message>
    <message numerus="yes">
        <source>now %n</source>
        <translation>
            <numerusform>现在 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>day closed {time}</source>
        <translation>{time} 闭厅</translation>
    </message>
    <message>
        <source>closes {time}</source>
        <translation>闭厅 {time}</translation>
    </message>
</context>
<context>
    <name>Manager</name>
    <message>
        <source>Written: {file}</source>
        <translation>已写入 {file}</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>值班长</translation>
    </message>
    <message>
        <source>Applied: {action}</source>
        <translation>已采纳：{action}</translation>
    </message>
    <message>
        <source>Refused: {action}</source>
        <translation>未采纳：{action}</translation>
    </message>
    <message>
        <source>This advice is too old to act on: the hall has changed since.</source>
        <translation>该建议已过时：大厅情况已有变化。</translation>
    </message>
    <message>
        <source>The simulation has ended unexpectedly; it is started again in a minute.</source>
        <translation>模拟程序意外结束，一分钟后自动重新启动。</translation>
    </message>
</context>
<context>
    <name>Missed</name>
    <message>
        <source>{number} did not come.</source>
        <translation>{number} 号未到，已记过号。</translation>
    </message>
    <message numerus="yes">
        <source>Undo, %n s</source>
        <translation>
            <numerusform>撤销（%n 秒）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MyDayDialog</name>
    <message>
        <source>My day</source>
        <translation>我的一天</translation>
    </message>
    <message>
        <source>Work done</source>
        <translation>完成工作量</translation>
    </message>
    <message>
        <source>what the services take at the standard pace</source>
        <translation>所办事项按标准用时折算</translation>
    </message>
    <message>
        <source>At the window with citizens</source>
        <translation>接待用时</translation>
    </message>
    <message>
        <source>from call to end</source>
        <translation>从叫号到办结</translation>
    </message>
    <message>
        <source>Since the last rest</source>
        <translation>距上次休息</translation>
    </message>
    <message>
        <source>since the window opened or a pause ended</source>
        <translation>自窗口开放或暂停结束起</translation>
    </message>
    <message>
        <source>{rated} of {services} services rated by citizens, without their tickets: {ratings}</source>
        <translation>{services} 件中群众评价 {rated} 件（不显示号）：{ratings}</translation>
    </message>
    <message>
        <source>For each service: ticket, window, call, begin, end, outcome and the citizen&apos;s rating, if any. Your pauses and your calls out of order, with their reasons. The manager sees the same. Nobody compares you by how many people you served.</source>
        <translation>每个事项：号、窗口、叫号、开始、结束、结果，以及群众评价（如有）；您的暂停和选呼及其理由。值班长看到的与此相同，不按办理人数比较。</translation>
    </message>
    <message>
        <source>What is kept of you</source>
        <translation>系统记录了什么</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分</translation>
    </message>
    <message>
        <source>{took} of {standard} min</source>
        <translation>{took} / {standard} 分</translation>
    </message>
    <message>
        <source>Nothing yet today.</source>
        <translation>今日尚无。</translation>
    </message>
    <message>
        <source>Services finished today</source>
        <translation>今日已办事项</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Note on {number}</source>
        <translation>{number} 号备注</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Only for the window; never on the wall, never in the log</source>
        <translation>仅供窗口查看；不上大屏，不入日志</translation>
    </message>
</context>
<context>
    <name>NoticePrinter</name>
    <message>
        <source>The notice for {number} is printed.</source>
        <translation>{number} 的一次性告知单已打印。</translation>
    </message>
    <message>
        <source>No printer is set here: show {number} the notice.</source>
        <translation>本机未设打印机：请向 {number} 出示告知单。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>Opened</name>
    <message>
        <source>Wait per person</source>
        <translation>人均等候</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不采纳</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>best: {share} %</source>
        <translation>{share} % 为最优</translation>
    </message>
    <message>
        <source>No change is surely better. Until closing people wait {minutes} min.</source>
        <translation>没有确定更好的调整。至闭厅人均等候 {minutes} 分。</translation>
    </message>
    <message>
        <source>No change is surely better. Nobody is expected to wait any more.</source>
        <translation>没有确定更好的调整，预计不再有人等候。</translation>
    </message>
    <message>
        <source>interval {range}</source>
        <translation>可信范围 {range}</translation>
    </message>
    <message>
        <source>single days {range}</source>
        <translation>单日可能 {range}</translation>
    </message>
    <message>
        <source>Refuse: {action}</source>
        <translation>不采纳：{action}</translation>
    </message>
    <message>
        <source>Why is this not done?</source>
        <translation>为什么不采纳？</translation>
    </message>
    <message>
        <source>In target</source>
        <translation>等候达标率</translation>
    </message>
    <message>
        <source>Idle while waiting</source>
        <translation>人等窗闲</translation>
    </message>
    <message>
        <source>Ranked by loss: {loss} min; unserved {left} pt</source>
        <translation>按等候代价排序：{loss} 分；未办离开 {left} 点</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>预计办完</translation>
    </message>
</context>
<context>
    <name>OutcomePanel</name>
    <message>
        <source>then pause</source>
        <translation>之后暂停</translation>
    </message>
    <message>
        <source>paper follows</source>
        <translation>容缺办结，材料后补</translation>
    </message>
    <message>
        <source>referred to whom</source>
        <translation>转办给谁</translation>
    </message>
    <message>
        <source>missing besides, for the notice</source>
        <translation>另缺材料（印在告知单上）</translation>
    </message>
    <message>
        <source>due by</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Not ticked above: {papers}</source>
        <translation>上方未勾选：{papers}</translation>
    </message>
    <message>
        <source>Every paper of the catalogue is ticked above.</source>
        <translation>清单所列材料均已勾选。</translation>
    </message>
    <message>
        <source>Say to whom it is referred.</source>
        <translation>请填写转往何处。</translation>
    </message>
    <message>
        <source>Leave the paper that follows unticked above.</source>
        <translation>请在上方留出后补的材料，不要勾选。</translation>
    </message>
    <message>
        <source>Leave what is missing unticked above, or write what is missing besides.</source>
        <translation>请在上方留出所缺材料不勾选，或填写另缺材料。</translation>
    </message>
    <message>
        <source>done, though a paper follows</source>
        <translation>事项办结，所缺材料限期补交</translation>
    </message>
</context>
<context>
    <name>OverWindow</name>
    <message>
        <source>Window {window}</source>
        <translation>{window} 号窗口</translation>
    </message>
</context>
<context>
    <name>OwedDialog</name>
    <message>
        <source>To be followed</source>
        <translation>待跟进事项</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Referrals and papers that follow.</source>
        <translation>转办事项和待补材料。</translation>
    </message>
    <message>
        <source>Referrals, papers that follow, and citizens to call back after a bad rating.</source>
        <translation>转办、待补材料，以及差评后需要回访的群众。</translation>
    </message>
    <message>
        <source>Nothing is to be followed.</source>
        <translation>没有待跟进事项。</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已了结</translation>
    </message>
    <message>
        <source>Settled: {number} {service}</source>
        <translation>已了结：{number} {service}</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>未定期限</translation>
    </message>
    <message>
        <source>overdue since {date}</source>
        <translation>超期，应于 {date}</translation>
    </message>
    <message>
        <source>due {date}</source>
        <translation>{date} 到期</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今日到期</translation>
    </message>
    <message>
        <source>bad rating: call the citizen back</source>
        <translation>差评：回访群众</translation>
    </message>
    <message>
        <source>(the text is no longer kept)</source>
        <translation>（内容已过保存期）</translation>
    </message>
    <message>
        <source>referred to {whom}</source>
        <translation>转办至{whom}</translation>
    </message>
    <message>
        <source>to follow: {papers}</source>
        <translation>待补：{papers}</translation>
    </message>
    <message>
        <source>window {window}, {date}</source>
        <translation>{window} 号窗口，{date}</translation>
    </message>
    <message>
        <source>phone {number}</source>
        <translation>电话 {number}</translation>
    </message>
    <message>
        <source>no phone was left</source>
        <translation>未留电话</translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>Day plan</source>
        <translation>排班</translation>
    </message>
    <message>
        <source>From simulated days, for the rest of today. Dashed: open the window then. Hatched: it is hardly missed then, its clerk is free for other work. Line: the darker, the more the window is needed.</source>
        <translation>由模拟日推演今日余下时段。虚线框：此时宜开窗；斜线：此时几乎不缺此窗，人员可另作安排；下方线条：颜色越深，越需要该窗口。</translation>
    </message>
    <message>
        <source>Windows open, pause and close by this plan. Choose a row to move a break.</source>
        <translation>窗口按此排班开放、休息和关闭。点选一行可调整休息时间。</translation>
    </message>
    <message>
        <source>Windows are opened and closed by hand; this is what was planned. Choose a row to move a break.</source>
        <translation>窗口由人工开关，此处为原定排班。点选一行可调整休息时间。</translation>
    </message>
</context>
<context>
    <name>PlotPanel</name>
    <message>
        <source>Save the picture or the values: {title}</source>
        <translation>保存图片或数据：{title}</translation>
    </message>
    <message>
        <source>Save the picture (PNG)…</source>
        <translation>保存图片（PNG）…</translation>
    </message>
    <message>
        <source>Save the values (CSV)…</source>
        <translation>保存数据（CSV）…</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>复制图片</translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>PRACTICE</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>A copy: nothing here touches today&apos;s queue.</source>
        <translation>这是副本，不影响今天的排队。</translation>
    </message>
    <message>
        <source>Slip {name}</source>
        <translation>号票 {name}</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>What it would do</source>
        <translation>效果预览</translation>
    </message>
    <message>
        <source>From when it holds</source>
        <translation>从何时起</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Save and use</source>
        <translation>保存并启用</translation>
    </message>
    <message>
        <source>Plan it</source>
        <translation>列入安排</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>等 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>from now on</source>
        <translation>即时生效</translation>
    </message>
    <message>
        <source>from tomorrow on</source>
        <translation>明天起</translation>
    </message>
    <message>
        <source>from {date} on</source>
        <translation>{date}起</translation>
    </message>
    <message numerus="yes">
        <source>%n unsaved</source>
        <translation>
            <numerusform>%n 处未保存</numerusform>
        </translation>
    </message>
    <message>
        <source>{days} simulated days in {seconds} s</source>
        <translation>模拟 {days} 日，用时 {seconds} 秒</translation>
    </message>
    <message>
        <source>simulating…</source>
        <translation>正在模拟…</translation>
    </message>
    <message>
        <source>It comes into force as that day opens; the effect shown is that of today.</source>
        <translation>到当日开厅时生效；此处效果按今日推演。</translation>
    </message>
    <message>
        <source>It holds for the next call; the next day of template {name} opens with that.</source>
        <translation>下一次叫号起生效；到模板“{name}”的下一日仍按模板开厅。</translation>
    </message>
    <message>
        <source>Saved changes hold for the next call, and are written to the log.</source>
        <translation>保存后立即用于叫号，写入操作日志</translation>
    </message>
    <message>
        <source>Click a mark to switch it; L or the right button: only if nothing else waits.</source>
        <translation>点击标记启用或停用；按 L 或右键设为兜底：无人可叫时才办</translation>
    </message>
    <message>
        <source>Wait per person</source>
        <translation>人均等候</translation>
    </message>
    <message>
        <source>In target</source>
        <translation>等候达标率</translation>
    </message>
    <message>
        <source>Idle while waiting</source>
        <translation>人等窗闲</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>预计办完</translation>
    </message>
</context>
<context>
    <name>PrinterDialog</name>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸宽</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Print a test slip</source>
        <translation>打印测试号票</translation>
    </message>
    <message>
        <source>Printer for slips</source>
        <translation>号票打印机</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>none</source>
        <translation>不打印</translation>
    </message>
    <message>
        <source>PDF files in a folder</source>
        <translation>文件夹中的 PDF 文件</translation>
    </message>
    <message>
        <source>ESC/POS printer on the network</source>
        <translation>网络 ESC/POS 打印机</translation>
    </message>
    <message>
        <source>ESC/POS printer at a device file</source>
        <translation>设备文件上的 ESC/POS 打印机</translation>
    </message>
    <message>
        <source>ESC/POS printer known to Windows</source>
        <translation>Windows 中的 ESC/POS 打印机</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Address, with :port if it is not 9100</source>
        <translation>地址，端口不是 9100 时加 :端口</translation>
    </message>
    <message>
        <source>Path of the device</source>
        <translation>设备路径</translation>
    </message>
    <message>
        <source>Name of the printer</source>
        <translation>打印机名称</translation>
    </message>
    <message>
        <source>Something is missing: {label}.</source>
        <translation>缺少：{label}。</translation>
    </message>
    <message>
        <source>Test slip</source>
        <translation>测试号票</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message numerus="yes">
        <source>Nothing was taken from the spreadsheet: %n mistake(s)</source>
        <translation>
            <numerusform>电子表格有 %n 处错误，未读入任何内容</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>QueueRow</name>
    <message>
        <source>target {minutes} min</source>
        <translation>时限 {minutes} 分</translation>
    </message>
    <message numerus="yes">
        <source>late %n</source>
        <translation>
            <numerusform>超时 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Window {window} is idle: {why}</source>
        <translation>{window} 号窗口空闲：{why}</translation>
    </message>
    <message>
        <source>who could serve it</source>
        <translation>谁还能办</translation>
    </message>
</context>
<context>
    <name>Queues</name>
    <message>
        <source>Queues</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>by loss</source>
        <translation>按等候代价排序</translation>
    </message>
    <message>
        <source>Loss: what the waits of those who wait now have cost, in minutes; it grows with the square of each.</source>
        <translation>等候代价：当前等候者至今等候的代价，以分钟计，随每人等候时间的平方增长。</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>等候代价</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>Can serve</source>
        <translation>可办窗口</translation>
    </message>
    <message>
        <source>Nobody waits.</source>
        <translation>无人等候。</translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>超时 %n 人</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuotasField</name>
    <message>
        <source>Limit this service</source>
        <translation>限制此事项</translation>
    </message>
    <message>
        <source>Without a limit: {service}</source>
        <translation>取消限号：{service}</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Hall</source>
        <translation>大厅</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>技能</translation>
    </message>
    <message>
        <source>Day plan</source>
        <translation>排班</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find a ticket by its number (Ctrl+K)</source>
        <translation>按号码查找号票（Ctrl+K）</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>值班长</translation>
    </message>
</context>
<context>
    <name>Rate</name>
    <message>
        <source>no digit yet</source>
        <translation>尚未输入</translation>
    </message>
    <message>
        <source>Type the eight digits at the foot of your slip. Rating is voluntary; the code is good all day.</source>
        <translation>请输入号票下方的八位数字。评价自愿，当日有效。</translation>
    </message>
    <message>
        <source>No slip of today has this code. Please type it once more.</source>
        <translation>今日号票中没有此码，请重新输入。</translation>
    </message>
    <message>
        <source>Nothing of number {number} is finished yet.</source>
        <translation>{number} 号尚未办结。</translation>
    </message>
    <message>
        <source>Number {number} was rated already. Thank you.</source>
        <translation>{number} 号已评价，谢谢。</translation>
    </message>
    <message>
        <source>{service}, window {window}</source>
        <translation>{service}，{window} 号窗口</translation>
    </message>
</context>
<context>
    <name>RecordsPanel</name>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Hall day</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>Only lines with…</source>
        <translation>只看含有…的行</translation>
    </message>
    <message>
        <source>Show only lines with these words</source>
        <translation>只显示含有这些文字的行</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Export (CSV)…</source>
        <translation>导出 (CSV)…</translation>
    </message>
    <message>
        <source>The lines shown, or the whole table</source>
        <translation>导出所显示的行，或整张表</translation>
    </message>
    <message numerus="yes">
        <source>the whole table: %n line(s)</source>
        <translation>
            <numerusform>整张表：%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>only what is shown: %n line(s)</source>
        <translation>
            <numerusform>仅所显示的 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Only some lines are shown. What is exported?</source>
        <translation>当前只显示部分行，要导出哪些？</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Nothing on this day.</source>
        <translation>当日没有记录。</translation>
    </message>
    <message>
        <source>No line has these words.</source>
        <translation>没有含有这些文字的行。</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>A newer version of this program wrote to this hall: update it on this computer.</source>
        <translation>本大厅已由新版程序写入，请更新这台电脑上的程序。</translation>
    </message>
    <message>
        <source>The event log holds an event {kind} that can&apos;t be read: verify the log.</source>
        <translation>操作日志中有无法读取的记录（{kind}），请核验日志。</translation>
    </message>
    <message>
        <source>This command needs a screen, and this session has none.</source>
        <translation>该命令需要显示屏，当前会话没有。</translation>
    </message>
    <message>
        <source>The line is too long.</source>
        <translation>这一行太长。</translation>
    </message>
    <message>
        <source>The line is not JSON: {problem}.</source>
        <translation>这一行不是 JSON：{problem}。</translation>
    </message>
    <message>
        <source>The line is not a JSON object.</source>
        <translation>这一行不是 JSON 对象。</translation>
    </message>
    <message>
        <source>--out: {file} exists already; name another folder</source>
        <translation>--out：{file} 已存在，请换一个文件夹</translation>
    </message>
    <message>
        <source>--out: {folder} can&apos;t be written: {reason}</source>
        <translation>--out：无法写入 {folder}：{reason}</translation>
    </message>
    <message>
        <source>--head {head} is no hash: it has 64 hexadecimal digits.</source>
        <translation>--head {head} 不是哈希值：应为 64 位十六进制数。</translation>
    </message>
    <message>
        <source>--day: there is no day {name}; name one of {all}, or a folder made by import polls</source>
        <translation>--day：没有 {name} 这一天；可用 {all}，或 import polls 生成的文件夹</translation>
    </message>
    <message>
        <source>The slip can&apos;t be written to {folder}.</source>
        <translation>号票无法写入 {folder}。</translation>
    </message>
    <message>
        <source>This computer knows no printer {name}.</source>
        <translation>本机没有打印机 {name}。</translation>
    </message>
    <message>
        <source>The printer {name} does not answer.</source>
        <translation>打印机 {name} 没有响应。</translation>
    </message>
    <message>
        <source>The printer is out of paper.</source>
        <translation>打印机缺纸。</translation>
    </message>
    <message>
        <source>The printer does not answer.</source>
        <translation>打印机没有响应。</translation>
    </message>
    <message>
        <source>The printer did not take the slip ({problem}).</source>
        <translation>打印机没有接收号票（{problem}）。</translation>
    </message>
    <message>
        <source>{words} names no printer: system:NAME, pdf:FOLDER, network:HOST:PORT, file:PATH or windows:NAME.</source>
        <translation>{words} 不是打印机：应为 system:名称、pdf:文件夹、network:主机:端口、file:路径 或 windows:名称。</translation>
    </message>
    <message>
        <source>No sound: this computer&apos;s loudspeaker can&apos;t be used.</source>
        <translation>没有声音：本机的扬声器无法使用。</translation>
    </message>
    <message>
        <source>No sound: the speaker&apos;s process ended.</source>
        <translation>没有声音：语音进程已结束。</translation>
    </message>
    <message>
        <source>The change {name} is made at once: it takes no time.</source>
        <translation>变更 {name} 立即生效，不能带时间。</translation>
    </message>
    <message>
        <source>The change {name} needs {argument}.</source>
        <translation>调整 {name} 缺少 {argument}。</translation>
    </message>
    <message>
        <source>A reason is only for a ticket that is called by hand.</source>
        <translation>只有选呼号票才需要理由。</translation>
    </message>
    <message>
        <source>Calling ticket {ticket} by hand needs a reason.</source>
        <translation>选呼号票 {ticket} 需要填写理由。</translation>
    </message>
    <message>
        <source>Ticket {ticket} is not waiting.</source>
        <translation>号票 {ticket} 不在等候中。</translation>
    </message>
    <message>
        <source>Ticket {ticket} waits for window {tied} only.</source>
        <translation>号票 {ticket} 只能在 {tied} 号窗口办理。</translation>
    </message>
    <message>
        <source>A referred matter needs &quot;to&quot;: who takes it over.</source>
        <translation>转办需要写明接办部门。</translation>
    </message>
    <message>
        <source>&quot;to&quot; is only for the outcome &quot;referred&quot;.</source>
        <translation>“to”只用于结果“转办”。</translation>
    </message>
    <message>
        <source>Papers are missing only with the outcomes &quot;documents_missing&quot; and &quot;done&quot;.</source>
        <translation>只有结果为“材料不全”或“办结”时才能列出所缺材料。</translation>
    </message>
    <message>
        <source>&quot;also&quot; is only for the outcome &quot;documents_missing&quot;.</source>
        <translation>“also”只用于结果“documents_missing”。</translation>
    </message>
    <message>
        <source>Service {service} has {papers} papers in the catalogue.</source>
        <translation>事项 {service} 在清单中有 {papers} 份材料。</translation>
    </message>
    <message>
        <source>A paper that follows needs the date on which it is due.</source>
        <translation>后补的材料需要注明期限。</translation>
    </message>
    <message>
        <source>&quot;due&quot; is only for the outcome &quot;referred&quot; and for papers that follow.</source>
        <translation>期限只用于转办和后补材料。</translation>
    </message>
    <message>
        <source>A transfer goes either to a service or to a window: name exactly one.</source>
        <translation>转移只能转到一个事项或一个窗口，请只选一个。</translation>
    </message>
    <message>
        <source>Window {window} is closed.</source>
        <translation>{window} 号窗口未开放。</translation>
    </message>
    <message>
        <source>Window {window} can&apos;t serve {service}.</source>
        <translation>{window} 号窗口不能办{service}。</translation>
    </message>
    <message>
        <source>Ticket {ticket} is for {service} already.</source>
        <translation>号票 {ticket} 已有事项{service}。</translation>
    </message>
    <message>
        <source>Window {window} is engaged with ticket {ticket}.</source>
        <translation>{window} 号窗口正在办理号票 {ticket}。</translation>
    </message>
    <message>
        <source>Window {window} is paused.</source>
        <translation>{window} 号窗口暂停服务。</translation>
    </message>
    <message>
        <source>The hall has no configuration to open a day with.</source>
        <translation>本大厅没有可用于开厅的配置。</translation>
    </message>
    <message>
        <source>There is no time zone {zone}.</source>
        <translation>没有时区 {zone}。</translation>
    </message>
    <message>
        <source>There is no window {window} in this hall.</source>
        <translation>本大厅没有 {window} 号窗口。</translation>
    </message>
    <message>
        <source>Settings: {problem}.</source>
        <translation>设置有误：{problem}。</translation>
    </message>
    <message>
        <source>Service {service} is named twice.</source>
        <translation>事项{service}重复了。</translation>
    </message>
    <message>
        <source>There is no priority class {klass}.</source>
        <translation>没有等级 {klass}。</translation>
    </message>
    <message>
        <source>A time goes with an appointment or a number written by hand.</source>
        <translation>只有预约或手写号才带时间。</translation>
    </message>
    <message>
        <source>{number} is no number for {service}: those begin with {prefix}.</source>
        <translation>{number}不是{service}的号：该类号以{prefix}开头。</translation>
    </message>
    <message>
        <source>{number} is no number: the first one is {first}.</source>
        <translation>号码 {number} 无效：号码从 {first} 开始。</translation>
    </message>
    <message>
        <source>Number {number} was given out already.</source>
        <translation>{number}号已经发出。</translation>
    </message>
    <message>
        <source>That time is still to come.</source>
        <translation>这个时间还没有到。</translation>
    </message>
    <message>
        <source>This card holds ticket {ticket} for {service} already.</source>
        <translation>此证件已有{service}的号票{ticket}，尚未办完。</translation>
    </message>
    <message>
        <source>This appointment was checked in: ticket {ticket}.</source>
        <translation>该预约已签到，号票{ticket}。</translation>
    </message>
    <message>
        <source>No window that serves {service} is free just now: issue a number.</source>
        <translation>现在没有空闲窗口可办{service}，请出号排队。</translation>
    </message>
    <message>
        <source>Ticket {ticket} can&apos;t return: it was not missed.</source>
        <translation>号票 {ticket} 没有过号，不用恢复排队。</translation>
    </message>
    <message>
        <source>Ticket {ticket} is not parked.</source>
        <translation>号票 {ticket} 没有挂起。</translation>
    </message>
    <message>
        <source>Ticket {ticket} is being served: its clerk finishes it.</source>
        <translation>号票 {ticket} 正在办理，由窗口人员办结。</translation>
    </message>
    <message>
        <source>The visit of ticket {ticket} is over.</source>
        <translation>号票 {ticket} 已经结束。</translation>
    </message>
    <message>
        <source>Ticket {ticket} is not cancelled.</source>
        <translation>号票 {ticket} 没有取消。</translation>
    </message>
    <message>
        <source>Ticket {ticket} was cancelled more than {seconds} seconds ago.</source>
        <translation>号票 {ticket} 取消已超过 {seconds} 秒，不能撤销。</translation>
    </message>
    <message>
        <source>Ticket {ticket} was missed more than {seconds} seconds ago: let it return.</source>
        <translation>{ticket} 号过号已超过 {seconds} 秒：请恢复排队。</translation>
    </message>
    <message>
        <source>Window {window} can&apos;t open: no clerk sits there.</source>
        <translation>{window} 号窗口无人在岗，不能开放。</translation>
    </message>
    <message>
        <source>A skill needs &quot;on&quot; or &quot;last_resort&quot;.</source>
        <translation>请写明启用或兜底。</translation>
    </message>
    <message>
        <source>Nobody at window {window} is trained for {service}.</source>
        <translation>{window} 号窗口没有人获授权办{service}。</translation>
    </message>
    <message>
        <source>Window {window} has skills of its own and takes no clerk.</source>
        <translation>{window} 号窗口自带可办事项，不用安排人员。</translation>
    </message>
    <message>
        <source>Clerk {clerk} has no break number {index}.</source>
        <translation>{clerk} 没有第 {index} 个休息。</translation>
    </message>
    <message>
        <source>A break can&apos;t be moved into the past.</source>
        <translation>休息不能改到已经过去的时间。</translation>
    </message>
    <message>
        <source>The break of {clerk} does not fit there.</source>
        <translation>{clerk} 的休息放不进这个时间。</translation>
    </message>
    <message>
        <source>There is no clerk {clerk} in this hall.</source>
        <translation>本大厅没有窗口人员 {clerk}。</translation>
    </message>
    <message>
        <source>The hall has no open day yet.</source>
        <translation>本大厅还没有开厅。</translation>
    </message>
    <message>
        <source>The hall day {day} is closed.</source>
        <translation>{day} 已经闭厅。</translation>
    </message>
    <message>
        <source>There is no service {service} in this hall.</source>
        <translation>本大厅没有事项 {service}。</translation>
    </message>
    <message>
        <source>There is no ticket {ticket} today.</source>
        <translation>今天没有号票 {ticket}。</translation>
    </message>
    <message>
        <source>Ticket {ticket} is not at window {window}.</source>
        <translation>号票 {ticket} 不在 {window} 号窗口。</translation>
    </message>
    <message>
        <source>Nobody is at window {window}.</source>
        <translation>{window} 号窗口没有办事人。</translation>
    </message>
    <message>
        <source>Ticket {ticket} is being served already.</source>
        <translation>号票 {ticket} 已经在办理。</translation>
    </message>
    <message>
        <source>Ticket {ticket} is called but not being served yet.</source>
        <translation>号票 {ticket} 已叫号，还没有开始办理。</translation>
    </message>
    <message>
        <source>There is no command {name}; the commands are {known}.</source>
        <translation>没有命令 {name}；可用的命令有 {known}。</translation>
    </message>
    <message>
        <source>Command {name}: {problem}.</source>
        <translation>命令 {name}：{problem}。</translation>
    </message>
    <message>
        <source>Command {name}: a text has characters that can&apos;t be written.</source>
        <translation>命令 {name}：文字中有无法保存的字符。</translation>
    </message>
    <message>
        <source>Command {name}: advice is nested too deeply.</source>
        <translation>命令 {name}：建议嵌套过深。</translation>
    </message>
    <message>
        <source>Command {name}: {argument} is empty.</source>
        <translation>命令 {name}：{argument}为空。</translation>
    </message>
    <message>
        <source>Halls on PostgreSQL are not supported yet: name a file.</source>
        <translation>暂不支持 PostgreSQL 上的大厅，请指定文件。</translation>
    </message>
    <message>
        <source>{file}: column {column} is missing</source>
        <translation>{file}：缺少列 {column}</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read: {reason}</source>
        <translation>{file} 无法读取：{reason}</translation>
    </message>
    <message>
        <source>{file}, line {line}: a value is missing or no number</source>
        <translation>{file} 第 {line} 行：缺少数值或不是数字</translation>
    </message>
    <message>
        <source>--office: {file} has no office {office}; it has {all}</source>
        <translation>--office：{file} 中没有办事处 {office}；有 {all}</translation>
    </message>
    <message>
        <source>--date: {office} was not polled on {day}; days are {all}</source>
        <translation>--date：{office} 在 {day} 没有记录；有 {all}</translation>
    </message>
    <message>
        <source>--date: nobody was called in {office} on {day}</source>
        <translation>--date：{office} 在 {day} 没有叫号</translation>
    </message>
    <message>
        <source>--date: {day} is no date like 2020-01-14</source>
        <translation>--date：{day} 不是 2020-01-14 这样的日期</translation>
    </message>
    <message>
        <source>The practice copy can&apos;t be written ({problem}).</source>
        <translation>演练副本无法写入（{problem}）。</translation>
    </message>
    <message>
        <source>The preferences in {file} can&apos;t be read ({problem}): delete the file.</source>
        <translation>偏好设置 {file} 无法读取（{problem}），请删除该文件。</translation>
    </message>
    <message>
        <source>There is no hall day {day} in this hall.</source>
        <translation>本大厅没有工作日 {day}。</translation>
    </message>
    <message>
        <source>{path} can&apos;t be written: {problem}.</source>
        <translation>{path} 无法写入：{problem}。</translation>
    </message>
    <message>
        <source>{path} can&apos;t be made: there is no folder {folder}.</source>
        <translation>无法创建 {path}：没有文件夹 {folder}。</translation>
    </message>
    <message>
        <source>{path} lies on a network drive, where two computers could write at once: use a local folder.</source>
        <translation>{path} 在网络盘上，两台电脑可能同时写入，请用本地文件夹。</translation>
    </message>
    <message>
        <source>{path} exists already and is not overwritten.</source>
        <translation>{path} 已存在，不会覆盖。</translation>
    </message>
    <message>
        <source>There is no hall at {path}: make one with init.</source>
        <translation>{path} 处没有大厅，请用 init 新建。</translation>
    </message>
    <message>
        <source>{path} is not a hall.</source>
        <translation>{path} 不是大厅文件。</translation>
    </message>
    <message>
        <source>The hall {path} was replaced.</source>
        <translation>大厅文件 {path} 已被替换。</translation>
    </message>
    <message>
        <source>The hall {path} is busy: another program keeps it locked.</source>
        <translation>大厅 {path} 正忙：被另一个程序锁定。</translation>
    </message>
    <message>
        <source>The hall {path} can&apos;t be used: {problem}.</source>
        <translation>大厅 {path} 无法使用：{problem}。</translation>
    </message>
    <message>
        <source>The log never had the head {known}: it ends at event {seq}; event {next} and what followed is missing, or the whole log was rewritten.</source>
        <translation>日志从未有过 {known}：它止于第 {seq} 条；第 {next} 条及以后缺失，或整个日志被改写。</translation>
    </message>
    <message>
        <source>Event {seq} ({kind}) is altered or out of its place.</source>
        <translation>第 {seq} 条（{kind}）被改动或错位。</translation>
    </message>
    <message>
        <source>Event {seq} is missing.</source>
        <translation>第 {seq} 条缺失。</translation>
    </message>
    <message>
        <source>There is no view {name}; the views are {known}.</source>
        <translation>没有界面 {name}；可用的有 {known}。</translation>
    </message>
    <message>
        <source>There is no state {name}; the states are {known}.</source>
        <translation>没有状态 {name}；可用的有 {known}。</translation>
    </message>
    <message>
        <source>There is no size {name}; the sizes are {known}.</source>
        <translation>没有尺寸 {name}；可用的有 {known}。</translation>
    </message>
    <message>
        <source>No picture is all that is asked for.</source>
        <translation>没有一张图同时符合所有要求。</translation>
    </message>
    <message>
        <source>The screen could not be started: {problem}</source>
        <translation>界面无法打开：{problem}</translation>
    </message>
    <message>
        <source>No hall day is open.</source>
        <translation>今天还没有开厅。</translation>
    </message>
    <message>
        <source>advise needs a SCENARIO or --hall URL, one of the two</source>
        <translation>advise 需要方案文件或 --hall 之一</translation>
    </message>
    <message>
        <source>--seconds: {value} is not between 0.1 and 86400</source>
        <translation>--seconds：{value} 应在 0.1 和 86400 之间</translation>
    </message>
    <message>
        <source>--workers: {value} is not between 1 and 256</source>
        <translation>--workers：{value} 应在 1 和 256 之间</translation>
    </message>
    <message>
        <source>--seed: {value} is not between 0 and 2**60</source>
        <translation>--seed：{value} 应在 0 和 2**60 之间</translation>
    </message>
    <message>
        <source>--write: there is no folder {folder}</source>
        <translation>--write：没有文件夹 {folder}</translation>
    </message>
    <message>
        <source>--write: {file} is a folder or the scenario itself; name another file</source>
        <translation>--write：{file} 是文件夹或方案本身，请换一个文件</translation>
    </message>
    <message>
        <source>--hall: {url} has no day open</source>
        <translation>--hall：{url} 还没有开厅</translation>
    </message>
    <message>
        <source>--write: {file} can&apos;t be written: {reason}</source>
        <translation>--write：{file} 无法写入：{reason}</translation>
    </message>
    <message>
        <source>--speed: {value} is not between 0.1 and 1000</source>
        <translation>--speed：{value} 应在 0.1 和 1000 之间</translation>
    </message>
    <message>
        <source>--read-from and --screen-width go together</source>
        <translation>--read-from 和 --screen-width 要一起用</translation>
    </message>
    <message>
        <source>--read-from is 0.5 to 100 metres, --screen-width 10 to 2000 centimetres</source>
        <translation>--read-from 为 0.5 至 100 米，--screen-width 为 10 至 2000 厘米</translation>
    </message>
    <message>
        <source>--groups: there is no group {group} in this hall; it has {all}.</source>
        <translation>--groups：本厅没有类别 {group}；现有 {all}。</translation>
    </message>
    <message>
        <source>The display over a window takes none of --groups, --speak, --read-from and --screen-width.</source>
        <translation>窗口屏不支持 --groups、--speak、--read-from、--screen-width。</translation>
    </message>
    <message>
        <source>There is no window {window} in this hall; it has {all}.</source>
        <translation>本大厅没有 {window} 号窗口；有 {all}。</translation>
    </message>
    <message>
        <source>--workers {workers}: a cluster (--scheduler) has workers of its own</source>
        <translation>--workers {workers}：集群（--scheduler）自带工作进程</translation>
    </message>
    <message>
        <source>--{option} {value}: expected at least {least}</source>
        <translation>--{option} {value}：至少为 {least}</translation>
    </message>
    <message>
        <source>--tickets {path}: expected a file in a folder that exists</source>
        <translation>--tickets {path}：应为已有文件夹中的文件</translation>
    </message>
    <message>
        <source>--tickets {path}: would overwrite what is to be simulated</source>
        <translation>--tickets {path}：会覆盖要模拟的文件</translation>
    </message>
    <message>
        <source>--scheduler {address}: {reason}</source>
        <translation>--scheduler {address}：{reason}</translation>
    </message>
    <message>
        <source>--tickets {path}: {reason}</source>
        <translation>--tickets {path}：{reason}</translation>
    </message>
    <message>
        <source>this is no line of a table</source>
        <translation>这不是表格的一行</translation>
    </message>
    <message>
        <source>no service is named</source>
        <translation>没有写明事项</translation>
    </message>
    <message>
        <source>this hall has no service &quot;{word}&quot;</source>
        <translation>本大厅没有“{word}”这个事项</translation>
    </message>
    <message>
        <source>&quot;{word}&quot; is no date such as 2026-11-24</source>
        <translation>“{word}”不是日期（应如 2026-11-24）</translation>
    </message>
    <message>
        <source>&quot;{word}&quot; is no time such as 9:30</source>
        <translation>“{word}”不是时间（应如 9:30）</translation>
    </message>
    <message>
        <source>&quot;{word}&quot; is another day than its date</source>
        <translation>“{word}”与日期列不一致</translation>
    </message>
    <message>
        <source>&quot;{word}&quot; is no phone number; in a spreadsheet give that column the format text</source>
        <translation>“{word}”不是电话号码；在电子表格中请把该列设为文本格式</translation>
    </message>
    <message>
        <source>{file} is empty.</source>
        <translation>{file}是空文件。</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read: {problem}.</source>
        <translation>无法读取{file}：{problem}。</translation>
    </message>
    <message>
        <source>{file} is no text in UTF-8 or GB 18030.</source>
        <translation>{file}不是UTF-8或GB 18030编码的文本。</translation>
    </message>
    <message>
        <source>{file} has no column {column} ({names}).</source>
        <translation>{file}缺少列{column}（{names}）。</translation>
    </message>
    <message>
        <source>{file}, line {line}: {problem}.</source>
        <translation>{file}第{line}行：{problem}。</translation>
    </message>
    <message>
        <source>Today&apos;s numbers for {service} are given out: {figure}.</source>
        <translation>{service}今日{figure}个号已满。</translation>
    </message>
    <message>
        <source>Numbers are given out until {time} only.</source>
        <translation>{time} 起停止取号。</translation>
    </message>
    <message>
        <source>The hall is full: {figure} people or more are waiting.</source>
        <translation>大厅已满：等候人数已达{figure}人。</translation>
    </message>
    <message>
        <source>--at: {value} is no time like 10:30</source>
        <translation>--at：{value} 不是 10:30 这样的时间</translation>
    </message>
    <message>
        <source>--at: {value} is outside that hall day</source>
        <translation>--at：{value} 不在该工作日之内</translation>
    </message>
    <message>
        <source>An advice has at least one option.</source>
        <translation>一条建议至少要有一个方案。</translation>
    </message>
    <message>
        <source>it is neither NAME=VALUE nor a JSON object</source>
        <translation>既不是“名称=值”，也不是 JSON 对象</translation>
    </message>
    <message>
        <source>there is no change of that name</source>
        <translation>没有这种变更</translation>
    </message>
    <message>
        <source>a part is missing</source>
        <translation>缺少一部分</translation>
    </message>
    <message>
        <source>it is no JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>--change {word}: that hall day knows no {named}</source>
        <translation>--change {word}：该工作日没有 {named}</translation>
    </message>
    <message>
        <source>no advice was applied by an event of that number</source>
        <translation>该序号的事件没有采纳过建议</translation>
    </message>
    <message>
        <source>the speed is not between 0 and 10</source>
        <translation>熟练度不在 0 到 10 之间</translation>
    </message>
    <message>
        <source>--change {word}: {why}</source>
        <translation>--change {word}：{why}</translation>
    </message>
    <message>
        <source>--day: there is no hall day {day}; the latest is {latest}</source>
        <translation>--day：没有工作日 {day}；最近的是 {latest}</translation>
    </message>
    <message>
        <source>The replay has ended unexpectedly: ask again.</source>
        <translation>复盘意外中止，请重试。</translation>
    </message>
    <message>
        <source>This hall does not ask for ratings.</source>
        <translation>本厅未开通评价。</translation>
    </message>
    <message>
        <source>A rating names either a window or the code of a slip.</source>
        <translation>评价须指明窗口或号票上的评价码，二者取一。</translation>
    </message>
    <message>
        <source>Nothing is to be rated at window {window}.</source>
        <translation>{window} 号窗口现在没有可评价的事项。</translation>
    </message>
    <message>
        <source>No slip of today has this code.</source>
        <translation>今日号票中没有此码。</translation>
    </message>
    <message>
        <source>Nothing of ticket {ticket} is finished yet.</source>
        <translation>{ticket} 号尚未办结。</translation>
    </message>
    <message>
        <source>That was rated already, or is not finished: each service is rated once.</source>
        <translation>该事项已评价或尚未办结：每个事项只评价一次。</translation>
    </message>
    <message>
        <source>{owed} is settled, or was never to be followed.</source>
        <translation>{owed} 已了结，或从未列入跟进。</translation>
    </message>
    <message>
        <source>Window {window} serves nobody now: it needs no break.</source>
        <translation>{window} 号窗口现在不办理，无需申请休息。</translation>
    </message>
    <message>
        <source>Window {window} asks for no break.</source>
        <translation>{window} 号窗口没有申请休息。</translation>
    </message>
    <message>
        <source>There is no such warning any more.</source>
        <translation>该预警已不存在。</translation>
    </message>
    <message>
        <source>A change can be planned for a day to come, not for {day}.</source>
        <translation>只能为以后的日子安排变更，不能为{day}安排。</translation>
    </message>
    <message>
        <source>There is no template {name}.</source>
        <translation>没有名为“{name}”的模板。</translation>
    </message>
    <message>
        <source>{who} is not trained for {service}.</source>
        <translation>{who}未获授权办理{service}。</translation>
    </message>
    <message>
        <source>A skill is that of a clerk or of a window, one of them.</source>
        <translation>技能属于人员或窗口，只能选其一。</translation>
    </message>
    <message>
        <source>Window {window} has the skills of its clerk.</source>
        <translation>{window}号窗口的技能随其窗口人员。</translation>
    </message>
    <message>
        <source>A name has at most {most} signs; put the rest elsewhere.</source>
        <translation>名称最多 {most} 个字，其余请写在别处。</translation>
    </message>
    <message>
        <source>Choose at least one service.</source>
        <translation>请至少选择一个事项。</translation>
    </message>
    <message>
        <source>{prefix} stands before the numbers of {group} already.</source>
        <translation>{prefix} 已用作“{group}”的号码字母。</translation>
    </message>
    <message>
        <source>A hall needs at least one window.</source>
        <translation>大厅至少要有一个窗口。</translation>
    </message>
    <message>
        <source>A hall has at most {most} windows.</source>
        <translation>一个大厅最多 {most} 个窗口。</translation>
    </message>
    <message>
        <source>A window&apos;s number has at most {most} signs.</source>
        <translation>窗口号最多 {most} 个字符。</translation>
    </message>
    <message>
        <source>There are two windows {window}.</source>
        <translation>有两个 {window} 号窗口。</translation>
    </message>
    <message>
        <source>Put at least one clerk who is trained at a window.</source>
        <translation>请至少安排一名会办事项的人员到窗口。</translation>
    </message>
    <message>
        <source>Two clerks are called {name}: tell them apart.</source>
        <translation>有两名人员都叫{name}，请加以区分。</translation>
    </message>
    <message>
        <source>A shift is one time from–to; pauses in it are breaks.</source>
        <translation>班次只能是一段起止时间，中间的停歇请填在“休息”里。</translation>
    </message>
    <message>
        <source>The hall closes before it opens.</source>
        <translation>闭厅时间早于开厅时间。</translation>
    </message>
    <message>
        <source>Lunch ends before it begins.</source>
        <translation>午间结束早于开始。</translation>
    </message>
    <message>
        <source>Lunch lies between opening and closing, {opens} and {closes}.</source>
        <translation>午间应在开厅 {opens} 与闭厅 {closes} 之间。</translation>
    </message>
    <message>
        <source>Two turns of {minutes} min don&apos;t fit between {begin} and {end}.</source>
        <translation>{begin} 至 {end} 容不下两轮、每轮 {minutes} 分钟。</translation>
    </message>
    <message>
        <source>A name is missing, in Chinese or English.</source>
        <translation>缺少名称，中文或英文均可。</translation>
    </message>
    <message>
        <source>{name} stands twice under this heading.</source>
        <translation>“{name}”在此类别下出现两次。</translation>
    </message>
    <message>
        <source>A number is missing.</source>
        <translation>缺少数字。</translation>
    </message>
    <message>
        <source>{value} is no number from 0 to {most}.</source>
        <translation>“{value}”不是 0 到 {most} 之间的数字。</translation>
    </message>
    <message>
        <source>{value} is no number above 0 and up to {most}.</source>
        <translation>“{value}”不是大于 0、不超过 {most} 的数字。</translation>
    </message>
    <message>
        <source>A time is missing, for example 09:00.</source>
        <translation>缺少时间，例如 09:00。</translation>
    </message>
    <message>
        <source>{value} is no time, for example 09:00.</source>
        <translation>“{value}”不是时间，应如 09:00。</translation>
    </message>
    <message>
        <source>Two of the times overlap.</source>
        <translation>有两段时间重叠。</translation>
    </message>
    <message>
        <source>{value} is no time from–to, for example 12:00-12:45.</source>
        <translation>“{value}”不是起止时间，应如 12:00-12:45。</translation>
    </message>
    <message>
        <source>{value} ends before it begins.</source>
        <translation>“{value}”的结束早于开始。</translation>
    </message>
    <message>
        <source>Tickets need one or two letters from A to Z before their number.</source>
        <translation>号码前要有一至两个字母（A 到 Z）。</translation>
    </message>
    <message>
        <source>The window needs a number.</source>
        <translation>缺少窗口号。</translation>
    </message>
    <message>
        <source>{value} can&apos;t be a window&apos;s number: no * and no semicolon.</source>
        <translation>“{value}”不能作窗口号：不能有 * 和分号。</translation>
    </message>
    <message>
        <source>{file} is neither an XLSX nor a CSV file.</source>
        <translation>{file} 既不是 XLSX 文件，也不是 CSV 文件。</translation>
    </message>
    <message>
        <source>{file} is no XLSX file, or it is damaged or locked by a password.</source>
        <translation>{file} 不是 XLSX 文件，或已损坏，或设有密码。</translation>
    </message>
    <message>
        <source>{file} has more than {most} rows in one sheet.</source>
        <translation>{file} 有一张表超过 {most} 行。</translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation>没有文件 {file}。</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read: it is no table of comma separated values.</source>
        <translation>无法读取 {file}：不是逗号分隔的表格。</translation>
    </message>
    <message>
        <source>{file} must end in .xlsx.</source>
        <translation>{file} 必须以 .xlsx 结尾。</translation>
    </message>
    <message>
        <source>{file} is there already; it is not overwritten.</source>
        <translation>{file} 已存在，不会覆盖。</translation>
    </message>
    <message>
        <source>{file} can&apos;t be written: {problem}.</source>
        <translation>无法写入 {file}：{problem}。</translation>
    </message>
    <message>
        <source>{file}, sheet {sheet}, row {row}, column {column}: {problem}</source>
        <translation>{file}，“{sheet}”表第 {row} 行“{column}”列：{problem}</translation>
    </message>
    <message>
        <source>{first} There are {more} more mistakes.</source>
        <translation>{first} 另有 {more} 处错误。</translation>
    </message>
    <message>
        <source>{file} has no sheet {sheet} with rows.</source>
        <translation>{file} 没有“{sheet}”表，或表中没有内容。</translation>
    </message>
    <message>
        <source>The heading stands twice.</source>
        <translation>表头重复。</translation>
    </message>
    <message>
        <source>The column is missing.</source>
        <translation>缺少这一列。</translation>
    </message>
    <message>
        <source>Nobody knows this heading.</source>
        <translation>不认识这个表头。</translation>
    </message>
    <message>
        <source>{group} has the letters {prefix} in a row above.</source>
        <translation>上面的行中，“{group}”的号码字母是 {prefix}，应保持一致。</translation>
    </message>
    <message>
        <source>{value} is none of {known}.</source>
        <translation>“{value}”不在可选项之内：{known}。</translation>
    </message>
    <message>
        <source>There is no service and no group of this name.</source>
        <translation>没有这个名称的事项或类别。</translation>
    </message>
    <message>
        <source>Several services have this name: use their code.</source>
        <translation>有多个事项同名，请改用编码。</translation>
    </message>
    <message>
        <source>{value} is no skill: ● trained, ◐ learning, ○ switched off, blank, or a speed such as 0.8.</source>
        <translation>“{value}”不是技能：● 能办，◐ 学习中，○ 未启用，空白，或熟练度（如 0.8）。</translation>
    </message>
    <message>
        <source>There is no clerk {clerk}.</source>
        <translation>没有名为“{clerk}”的人员。</translation>
    </message>
    <message>
        <source>{clerk} sits at another window already.</source>
        <translation>{clerk}已在另一个窗口。</translation>
    </message>
    <message>
        <source>The picture can&apos;t be written to {path}.</source>
        <translation>图片无法写入{path}。</translation>
    </message>
    <message>
        <source>it may not be used, or another program has it open</source>
        <translation>没有权限，或正被其他程序占用</translation>
    </message>
    <message>
        <source>it is switched off or not plugged in</source>
        <translation>设备未开机或未接好</translation>
    </message>
    <message>
        <source>the connection broke off</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>the device does not read or write as it should</source>
        <translation>设备读写异常</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>没有回应</translation>
    </message>
    <message>
        <source>the network does not lead there</source>
        <translation>网络不通</translation>
    </message>
    <message>
        <source>a name or text has characters that can&apos;t be used</source>
        <translation>名称或文字中有不能使用的字符</translation>
    </message>
    <message>
        <source>the network knows nothing of that name</source>
        <translation>网络中没有这个名称</translation>
    </message>
    <message>
        <source>the system reports error {code}</source>
        <translation>系统报告错误 {code}</translation>
    </message>
    <message>
        <source>the system does not tell why</source>
        <translation>系统未说明原因</translation>
    </message>
    <message>
        <source>it is not there</source>
        <translation>文件不存在</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>这是一个文件夹</translation>
    </message>
    <message>
        <source>its folder is a file</source>
        <translation>上级路径不是文件夹</translation>
    </message>
    <message>
        <source>it is there already</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the disk can only be read</source>
        <translation>磁盘为只读</translation>
    </message>
    <message>
        <source>its name is too long</source>
        <translation>名称过长</translation>
    </message>
    <message>
        <source>it takes no connection</source>
        <translation>拒绝连接</translation>
    </message>
    <message>
        <source>this computer knows none of that name</source>
        <translation>本机没有这个名称的设备</translation>
    </message>
    <message>
        <source>another program keeps it locked</source>
        <translation>被其他程序锁定</translation>
    </message>
    <message>
        <source>it can&apos;t be opened</source>
        <translation>无法打开</translation>
    </message>
    <message>
        <source>it can only be read</source>
        <translation>只能读取，不能写入</translation>
    </message>
    <message>
        <source>the disk does not read or write as it should</source>
        <translation>磁盘读写不正常</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>文件已损坏</translation>
    </message>
    <message>
        <source>it is a file of another kind</source>
        <translation>不是这种文件</translation>
    </message>
    <message>
        <source>A Windows printer can be used only on a computer with Windows (and pywin32).</source>
        <translation>只有装有 Windows（及 pywin32）的电脑才能使用 Windows 打印机。</translation>
    </message>
    <message>
        <source>{argument} can&apos;t be taken as it is</source>
        <translation>{argument}不能这样填写</translation>
    </message>
    <message>
        <source>{argument} is missing</source>
        <translation>缺少{argument}</translation>
    </message>
    <message>
        <source>{argument} is not known</source>
        <translation>没有 {argument} 这一项</translation>
    </message>
    <message>
        <source>{argument} is empty</source>
        <translation>{argument}为空</translation>
    </message>
    <message>
        <source>{argument} is too long (at most {limit} characters)</source>
        <translation>{argument}过长（最多 {limit} 字）</translation>
    </message>
    <message>
        <source>{argument} has too few entries (at least {limit})</source>
        <translation>{argument} 的项数过少（至少 {limit} 项）</translation>
    </message>
    <message>
        <source>{argument} has too many entries (at most {limit})</source>
        <translation>{argument} 的项数过多（最多 {limit} 项）</translation>
    </message>
    <message>
        <source>{argument} is too small (at least {limit})</source>
        <translation>{argument} 过小（最小 {limit}）</translation>
    </message>
    <message>
        <source>{argument} is too small (more than {limit})</source>
        <translation>{argument} 过小（应大于 {limit}）</translation>
    </message>
    <message>
        <source>{argument} is too large (at most {limit})</source>
        <translation>{argument} 过大（最大 {limit}）</translation>
    </message>
    <message>
        <source>{argument} can&apos;t be {value}</source>
        <translation>{argument} 不能是 {value}</translation>
    </message>
    <message>
        <source>{argument} is no date such as 2026-11-24</source>
        <translation>{argument}不是日期（应如 2026-11-24）</translation>
    </message>
    <message>
        <source>{argument} is no whole number</source>
        <translation>{argument} 不是整数</translation>
    </message>
    <message>
        <source>{argument} is no number</source>
        <translation>{argument} 不是数字</translation>
    </message>
    <message>
        <source>{argument} is neither true nor false</source>
        <translation>{argument} 应为 true 或 false</translation>
    </message>
    <message>
        <source>{argument} is no text</source>
        <translation>{argument} 不是文字</translation>
    </message>
    <message>
        <source>{argument} is no list</source>
        <translation>{argument} 不是列表</translation>
    </message>
</context>
<context>
    <name>RemedyButton</name>
    <message>
        <source>{number} min</source>
        <translation>{number} 分</translation>
    </message>
    <message>
        <source>{label}: {effect} of waiting per person until closing ({range})</source>
        <translation>{label}：到闭厅人均等候 {effect}（{range}）</translation>
    </message>
</context>
<context>
    <name>ServiceRow</name>
    <message>
        <source>Remove {service}</source>
        <translation>去掉{service}</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Default: {value}</source>
        <translation>默认：{value}</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Reset to default: {setting}</source>
        <translation>恢复默认：{setting}</translation>
    </message>
    <message>
        <source>changed from its default</source>
        <translation>与默认不同</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Every setting is at its default.</source>
        <translation>所有设置都是默认值。</translation>
    </message>
    <message>
        <source>Settings of the hall</source>
        <translation>大厅设置</translation>
    </message>
    <message>
        <source>They hold for every computer of this hall and are written to its log.</source>
        <translation>对本厅所有电脑生效，并写入操作日志。</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>查找设置</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Find a setting (Ctrl+F): word, pinyin initials</source>
        <translation>查找设置（Ctrl+F）：字词、拼音首字母</translation>
    </message>
    <message>
        <source>Only what was changed</source>
        <translation>只看改动过的</translation>
    </message>
    <message numerus="yes">
        <source>%n changed from default</source>
        <translation>
            <numerusform>%n 项与默认不同</numerusform>
        </translation>
    </message>
    <message>
        <source>All is saved</source>
        <translation>已全部保存</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not saved</source>
        <translation>
            <numerusform>%n 项未保存</numerusform>
        </translation>
    </message>
    <message>
        <source>{changes}: open the hall day first</source>
        <translation>{changes}：请先开厅</translation>
    </message>
    <message>
        <source>{setting}: {problem}</source>
        <translation>{setting}：{problem}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>No setting answers to &quot;{typed}&quot;.</source>
        <translation>没有与“{typed}”相符的设置。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>SkillsBar</name>
    <message>
        <source>Skills</source>
        <translation>业务技能表</translation>
    </message>
    <message>
        <source>Search the skills</source>
        <translation>搜索业务技能表</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Export the grid (CSV, Excel)</source>
        <translation>导出技能表（CSV、Excel）</translation>
    </message>
    <message>
        <source>Take the last change back (Ctrl+Z)</source>
        <translation>撤销上一步变更（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Which windows</source>
        <translation>显示哪些窗口</translation>
    </message>
    <message>
        <source>All windows</source>
        <translation>全部窗口</translation>
    </message>
    <message>
        <source>Could help now</source>
        <translation>能办等候事项的</translation>
    </message>
    <message>
        <source>Busy groups</source>
        <translation>有人等候的类别</translation>
    </message>
    <message>
        <source>Busy services</source>
        <translation>有人等候的事项</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>按状态分组</translation>
    </message>
    <message>
        <source>By main group</source>
        <translation>按主要类别分组</translation>
    </message>
    <message>
        <source>Which services</source>
        <translation>显示哪些事项</translation>
    </message>
    <message>
        <source>Service or clerk</source>
        <translation>事项、人员、拼音</translation>
    </message>
    <message>
        <source>Names, pinyin or its initials (Ctrl+F)</source>
        <translation>名称、拼音或首字母（Ctrl+F）</translation>
    </message>
    <message>
        <source>All services</source>
        <translation>全部事项</translation>
    </message>
    <message>
        <source>Order of the windows</source>
        <translation>窗口排列</translation>
    </message>
    <message>
        <source>By number</source>
        <translation>按窗口号</translation>
    </message>
</context>
<context>
    <name>SkillsPage</name>
    <message>
        <source>Skills</source>
        <translation>业务技能表</translation>
    </message>
    <message>
        <source>Nobody there is trained for any of them.</source>
        <translation>该处无人获授权办理其中任何一项。</translation>
    </message>
    <message>
        <source>{target} as {source}: {on} switched on, {off} off.</source>
        <translation>{target}与{source}一致：启用 {on} 项，停用 {off} 项。</translation>
    </message>
    <message numerus="yes">
        <source>%n not copied, nobody there is trained: {services}</source>
        <translation>
            <numerusform>%n 项因未授权未复制：{services}</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken from {window}. Ctrl+V on another line lets it serve the same.</source>
        <translation>已取{window}的可办事项，在另一行按Ctrl+V即可复制。</translation>
    </message>
    <message>
        <source>{name}: what differs from now is marked.</source>
        <translation>{name}：与现状不同之处已标出。</translation>
    </message>
    <message>
        <source>{name}: nothing differs from now.</source>
        <translation>{name}：与现状没有不同。</translation>
    </message>
    <message>
        <source>Keep what the grid shows as a template</source>
        <translation>将表中设置存为模板</translation>
    </message>
    <message>
        <source>a new one, named below</source>
        <translation>新模板，名称填在下面</translation>
    </message>
    <message>
        <source>its name</source>
        <translation>模板名称</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Export the grid (CSV, Excel)</source>
        <translation>导出技能表（CSV、Excel）</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>窗口人员</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>已写入 {file}</translation>
    </message>
</context>
<context>
    <name>SlipPreview</name>
    <message>
        <source>Slip of {number}</source>
        <translation>{number}号的号票</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>返回（Alt+←）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Ticket, window, clerk, service</source>
        <translation>号票、窗口、人员、事项</translation>
    </message>
    <message>
        <source>Find a ticket, a window or a service</source>
        <translation>查找号票、窗口或事项</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Type the number of a ticket or a window, or the name of a clerk or a service.</source>
        <translation>输入号票或窗口号码，或人员、事项名称（可用拼音）。</translation>
    </message>
    <message>
        <source>Nothing today answers to {typed}.</source>
        <translation>今天没有与“{typed}”相符的号票、窗口或事项。</translation>
    </message>
    <message>
        <source>Ticket, window or service</source>
        <translation>号票、窗口或事项</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Open {opens}–{closes} · rule: {rule}</source>
        <translation>开厅 {opens}–{closes} · 叫号规则：{rule}</translation>
    </message>
    <message>
        <source>closed · {opens}–{closes}</source>
        <translation>已闭厅 · {opens}–{closes}</translation>
    </message>
    <message>
        <source>Choose the rule</source>
        <translation>选择叫号规则</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>最长等候</translation>
    </message>
    <message>
        <source>late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>goal {share} %</source>
        <translation>目标 {share} %</translation>
    </message>
    <message>
        <source>In target · today</source>
        <translation>等候达标率 · 今日</translation>
    </message>
    <message>
        <source>Idle while waiting · since {time}</source>
        <translation>人等窗闲 · {time} 起</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>预计办完</translation>
    </message>
    <message>
        <source>+{minutes} min ({range})</source>
        <translation>延时 {minutes} 分（{range}）</translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n 个事项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n group(s)</source>
        <translation>
            <numerusform>%n 个类别</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n window(s)</source>
        <translation>
            <numerusform>%n 个窗口</numerusform>
        </translation>
    </message>
    <message>
        <source>a clerk at {count}</source>
        <translation>{count} 个有人在岗</translation>
    </message>
    <message numerus="yes">
        <source>%n clerk(s)</source>
        <translation>
            <numerusform>%n 名人员</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a window</source>
        <translation>
            <numerusform>%n 名未上窗口</numerusform>
        </translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change: {what}</source>
        <translation>修改：{what}</translation>
    </message>
    <message numerus="yes">
        <source>Nobody at a window can do %n service(s): the ticket machine will say so.</source>
        <translation>
            <numerusform>有 %n 个事项无窗口人员会办：取号机会如实说明。</numerusform>
        </translation>
    </message>
    <message>
        <source>No window has a low position; every hall should have one.</source>
        <translation>没有低位窗口；每个大厅都应有一个。</translation>
    </message>
    <message>
        <source>Every service has somebody at a window.</source>
        <translation>每个事项都有窗口人员会办。</translation>
    </message>
    <message>
        <source>What the hall is called</source>
        <translation>大厅名称</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>The hall&apos;s file</source>
        <translation>大厅数据文件</translation>
    </message>
    <message>
        <source>Everything that happens in the hall is kept there: on a disk of this computer, not on a network drive.</source>
        <translation>大厅的一切记录都存放在这里：请放在本机磁盘上，不要放在网络盘。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>The hall</source>
        <translation>大厅</translation>
    </message>
    <message>
        <source>Keep what was entered, too</source>
        <translation>另存所填内容</translation>
    </message>
    <message>
        <source>As a spreadsheet…</source>
        <translation>电子表格…</translation>
    </message>
    <message>
        <source>As a hall file…</source>
        <translation>大厅文件…</translation>
    </message>
</context>
<context>
    <name>TargetPanel</name>
    <message>
        <source>from</source>
        <translation>起</translation>
    </message>
    <message>
        <source>called</source>
        <translation>已叫号</translation>
    </message>
    <message>
        <source>in target</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>median wait, minutes</source>
        <translation>等候中位数（分）</translation>
    </message>
    <message>
        <source>nine in ten at most, minutes</source>
        <translation>九成不超过（分）</translation>
    </message>
    <message>
        <source>minutes from</source>
        <translation>分钟起</translation>
    </message>
    <message>
        <source>late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Waits against target</source>
        <translation>等候时间与时限</translation>
    </message>
    <message>
        <source>Waits over the day</source>
        <translation>今日等候走势</translation>
    </message>
    <message>
        <source>Show how waits spread</source>
        <translation>显示等候时间分布</translation>
    </message>
    <message>
        <source>Show how waits went over the day</source>
        <translation>显示今日等候走势</translation>
    </message>
    <message numerus="yes">
        <source>%n called today</source>
        <translation>
            <numerusform>今日已叫 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n called</source>
        <translation>
            <numerusform>已叫 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>in target {count} · {share} %</source>
        <translation>达标 {count} 人 · {share} %</translation>
    </message>
    <message>
        <source>late {count} · {share} %</source>
        <translation>超时 {count} 人 · {share} %</translation>
    </message>
    <message>
        <source>target {minutes} min</source>
        <translation>时限 {minutes} 分</translation>
    </message>
    <message>
        <source>{minutes} min: {good} in target, {bad} late</source>
        <translation>{minutes} 分：达标 {good} 人，超时 {bad} 人</translation>
    </message>
</context>
<context>
    <name>TicketRow</name>
    <message>
        <source>Ticket {number}</source>
        <translation>号票 {number}</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>恢复排队</translation>
    </message>
    <message>
        <source>The citizen is back: waits again</source>
        <translation>办事人回来了，恢复排队</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>回呼</translation>
    </message>
    <message>
        <source>The citizen is back: waits again with the old place in line</source>
        <translation>办事人回来了，按原来的排位继续等候</translation>
    </message>
    <message>
        <source>Change note</source>
        <translation>改备注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>Undo cancel, %n s</source>
        <translation>
            <numerusform>撤销取消 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>The citizen left</source>
        <translation>办事人离开</translation>
    </message>
    <message>
        <source>Issued twice</source>
        <translation>重复取号</translation>
    </message>
    <message>
        <source>Wrong service</source>
        <translation>取错事项</translation>
    </message>
</context>
<context>
    <name>Tickets</name>
    <message>
        <source>Ahead</source>
        <translation>前面</translation>
    </message>
    <message>
        <source>Expected wait</source>
        <translation>预计等候</translation>
    </message>
    <message>
        <source>Read a list</source>
        <translation>导入名单</translation>
    </message>
    <message>
        <source>Read the appointments from a table (CSV) of another system</source>
        <translation>从其他系统的表格（CSV）导入预约</translation>
    </message>
    <message numerus="yes">
        <source>Last %n</source>
        <translation>
            <numerusform>最近 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Missed %n</source>
        <translation>
            <numerusform>过号 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Parked %n</source>
        <translation>
            <numerusform>挂起 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Appointments %n</source>
        <translation>
            <numerusform>预约 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Found %n</source>
        <translation>
            <numerusform>找到 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>No ticket has been issued yet today.</source>
        <translation>今天还没有出号。</translation>
    </message>
    <message>
        <source>Nobody has missed a call.</source>
        <translation>没有过号的人。</translation>
    </message>
    <message>
        <source>Nobody is away to fetch something.</source>
        <translation>没有挂起的号票。</translation>
    </message>
    <message>
        <source>No appointments for today. The list of another system can be read here.</source>
        <translation>今天没有预约。可在此导入其他系统的名单。</translation>
    </message>
    <message>
        <source>Nothing answers to that: the ticket&apos;s number, or at least four digits of a phone.</source>
        <translation>没有找到。请输入号，或电话的至少后四位。</translation>
    </message>
</context>
<context>
    <name>Top</name>
    <message>
        <source>Desk</source>
        <translation>导办台</translation>
    </message>
    <message>
        <source>Choose the printer</source>
        <translation>选择打印机</translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>超时 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{state} · %n slip(s) wait</source>
        <translation>
            <numerusform>{state} · %n 张待打印</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrendPlot</name>
    <message>
        <source>● median  ▲ nine in ten at most, min</source>
        <translation>● 中位数  ▲ 九成不超过，分</translation>
    </message>
    <message numerus="yes">
        <source>{begin}–{end} · %n called</source>
        <translation>
            <numerusform>{begin}–{end} · 叫号 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>median {middle}, nine in ten {upper} min</source>
        <translation>中位数{middle}分，九成不超过{upper}分</translation>
    </message>
</context>
<context>
    <name>View</name>
    <message>
        <source>No news from the hall since {time}. Trying again.</source>
        <translation>{time} 起没有大厅的消息，正在重试。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Visit</name>
    <message>
        <source>From window {window}, {clerk}</source>
        <translation>{window} 号窗口 {clerk} 转来</translation>
    </message>
    <message>
        <source>From window {window}</source>
        <translation>{window} 号窗口转来</translation>
    </message>
    <message>
        <source>{origin}: {note}</source>
        <translation>{origin}：{note}</translation>
    </message>
    <message>
        <source>in hand</source>
        <translation>正在办</translation>
    </message>
    <message>
        <source>called</source>
        <translation>已叫号</translation>
    </message>
    <message>
        <source>led by the community</source>
        <translation>社区办理</translation>
    </message>
    <message>
        <source>led by a department</source>
        <translation>部门办理</translation>
    </message>
    <message>
        <source>standard {minutes} min</source>
        <translation>标准用时 {minutes} 分</translation>
    </message>
    <message>
        <source>time against the standard</source>
        <translation>用时与标准用时</translation>
    </message>
</context>
<context>
    <name>WaitingPanel</name>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>people waiting</source>
        <translation>等候人数</translation>
    </message>
    <message>
        <source>forecast, low</source>
        <translation>预测下限</translation>
    </message>
    <message>
        <source>forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>forecast, high</source>
        <translation>预测上限</translation>
    </message>
    <message>
        <source>forecast with advice</source>
        <translation>采纳建议后预测</translation>
    </message>
    <message>
        <source>People waiting</source>
        <translation>等候人数</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>forecast, nothing changed</source>
        <translation>预测，维持现状</translation>
    </message>
    <message>
        <source>with advice 1</source>
        <translation>预测，采纳建议 1</translation>
    </message>
</context>
<context>
    <name>Wall</name>
    <message>
        <source>Wall</source>
        <translation>大屏</translation>
    </message>
    <message>
        <source>Ticket {number} to window {window}</source>
        <translation>请{number}号到{window}号窗口</translation>
    </message>
    <message>
        <source>Now calling</source>
        <translation>正在叫号</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>wait, min</source>
        <translation>预计 分</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>无人等候</translation>
    </message>
    <message>
        <source>Numbers are called here. Please listen and look.</source>
        <translation>请在休息区等候，留意叫号和大屏。</translation>
    </message>
    <message>
        <source>The hall is closed for today.</source>
        <translation>今日已闭厅。</translation>
    </message>
    <message>
        <source>Window {window} is paused</source>
        <translation>{window} 号窗口暂停服务</translation>
    </message>
    <message>
        <source>Latest calls: {count}</source>
        <translation>最近 {count} 次叫号</translation>
    </message>
    <message>
        <source>No sound: calls are only shown</source>
        <translation>没有声音，请看大屏叫号</translation>
    </message>
    <message>
        <source>No news since {time}: please ask at the front desk</source>
        <translation>{time} 起信息中断，请咨询导办台</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>Next: {numbers}</source>
        <translation>即将叫号：{numbers}</translation>
    </message>
    <message>
        <source>Window {window} is back at {time}</source>
        <translation>{window} 号窗口 {time} 恢复</translation>
    </message>
    <message>
        <source>No numbers are issued today any more.</source>
        <translation>今日取号已结束。</translation>
    </message>
    <message>
        <source>Opening hours are over; whoever has a number is still served.</source>
        <translation>办公时间已结束，已取号的将办完为止。</translation>
    </message>
    <message>
        <source>The hall closes at {time}; whoever has a number by then is served.</source>
        <translation>本厅 {time} 闭厅，已取号的将办完为止。</translation>
    </message>
    <message>
        <source>Elderly and disabled people, pregnant women and those with infants go first; soldiers and veterans by law, with their card.</source>
        <translation>老年人、残疾人、孕产妇、带婴幼儿者优先；军人、退役军人、三属凭证件依法优先。</translation>
    </message>
    <message>
        <source>{services}: {sentence}</source>
        <translation>{services}：{sentence}</translation>
    </message>
    <message>
        <source>Updated {time}</source>
        <translation>数据更新于 {time}</translation>
    </message>
    <message>
        <source>No news since {time}: please listen to the voice</source>
        <translation>{time} 起信息中断，请留意语音</translation>
    </message>
    <message>
        <source>No news since {time}</source>
        <translation>{time} 起信息中断</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>未开放</translation>
    </message>
    <message>
        <source>back at {time}</source>
        <translation>{time} 恢复</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Please come to this window</source>
        <translation>请到本窗口</translation>
    </message>
    <message>
        <source>In service</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>How was it? (voluntary)</source>
        <translation>请您评价（自愿）</translation>
    </message>
    <message>
        <source>Thank you.</source>
        <translation>谢谢您的评价</translation>
    </message>
    <message>
        <source>Very satisfied</source>
        <translation>非常满意</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Fairly satisfied</source>
        <translation>基本满意</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Very dissatisfied</source>
        <translation>非常不满意</translation>
    </message>
    <message>
        <source>P</source>
        <translation>优</translation>
    </message>
</context>
<context>
    <name>WhatIfPanel</name>
    <message>
        <source>What if</source>
        <translation>假设推演</translation>
    </message>
    <message>
        <source>Hall day</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>What is changed</source>
        <translation>改变什么</translation>
    </message>
    <message>
        <source>Replay the day</source>
        <translation>复盘这一天</translation>
    </message>
    <message>
        <source>The same people come at the same times and need what they needed; who is called where is decided anew.</source>
        <translation>来的人、时间和所办事项都不变，由谁在哪个窗口办理则重新派号。</translation>
    </message>
    <message>
        <source>Nothing: check the replay</source>
        <translation>不变：检验复盘</translation>
    </message>
    <message>
        <source>Another rule</source>
        <translation>换叫号规则</translation>
    </message>
    <message>
        <source>Another skill</source>
        <translation>改可办事项</translation>
    </message>
    <message>
        <source>A window open or closed</source>
        <translation>开或关一个窗口</translation>
    </message>
    <message>
        <source>Without advice that was applied</source>
        <translation>去掉已采纳的建议</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>叫号规则</translation>
    </message>
    <message>
        <source>Open at opening time</source>
        <translation>开厅即开放</translation>
    </message>
    <message>
        <source>Closed all day</source>
        <translation>全天关闭</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>All applied advice</source>
        <translation>全部已采纳的建议</translation>
    </message>
    <message>
        <source>Switched on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Only if nothing else waits</source>
        <translation>仅作兜底</translation>
    </message>
    <message>
        <source>Learnt before, at half speed</source>
        <translation>事先学会（熟练度 0.5）</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>窗口人员</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Replaying the day…</source>
        <translation>正在复盘…</translation>
    </message>
    <message>
        <source>Two outcomes side by side</source>
        <translation>两种结果对照</translation>
    </message>
    <message>
        <source>Choose a day and a change.</source>
        <translation>请选择日期和改动。</translation>
    </message>
    <message>
        <source>as it was</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>replayed</source>
        <translation>复盘</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差</translation>
    </message>
    <message numerus="yes">
        <source>Unchanged, the replay makes the same %n call(s) as that day.</source>
        <translation>
            <numerusform>不作改动时，复盘与当天的 %n 次叫号完全一致。</numerusform>
        </translation>
    </message>
    <message>
        <source>Unchanged, the replay differs from that day at call {number}: take it with caution.</source>
        <translation>不作改动时，复盘从第 {number} 次叫号起与当天不同，结果请谨慎参考。</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) went elsewhere or came at another time.</source>
        <translation>
            <numerusform>有 %n 次叫号换了窗口或时间。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n duration(s) that the day did not show were drawn.</source>
        <translation>
            <numerusform>有 %n 个当天没有出现的时长由抽样补足。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recorded act(s) had no use in the changed hall.</source>
        <translation>
            <numerusform>有 %n 项当天的操作在改动后不再适用。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Why: {action}</source>
        <translation>为什么：{action}</translation>
    </message>
    <message>
        <source>{number} min per person</source>
        <translation>每人 {number} 分</translation>
    </message>
    <message>
        <source>interval {range} · best with {share} %</source>
        <translation>可信范围 {range} · {share} % 为最优</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nothing changed, people wait {minutes} min on average until closing.</source>
        <translation>维持现状，至闭厅人均等候 {minutes} 分。</translation>
    </message>
    <message numerus="yes">
        <source>%n wait for {service}, the longest {minutes} min.</source>
        <translation>
            <numerusform>%n 人在等{service}，最长 {minutes} 分。</numerusform>
        </translation>
    </message>
    <message>
        <source>so far</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>维持现状</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>bands: 90 % of simulated days</source>
        <translation>色带：90 % 的模拟日</translation>
    </message>
    <message>
        <source>People waiting, applied or not</source>
        <translation>等候人数，采纳与不采纳</translation>
    </message>
    <message>
        <source>{time} until closing</source>
        <translation>{time} 至闭厅</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>interval</source>
        <translation>可信范围</translation>
    </message>
    <message>
        <source>Wait per person</source>
        <translation>人均等候</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>In target</source>
        <translation>等候达标率</translation>
    </message>
    <message>
        <source>pt</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Idle while people wait</source>
        <translation>人等窗闲</translation>
    </message>
    <message>
        <source>Overtime</source>
        <translation>延时</translation>
    </message>
    <message>
        <source>Leaving unserved</source>
        <translation>未办离开</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>等候代价</translation>
    </message>
    <message>
        <source>What it changes for the rest of today</source>
        <translation>对今天余下时间的影响</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Skill</source>
        <translation>技能</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>熟练度</translation>
    </message>
    <message>
        <source>at no window</source>
        <translation>未上窗口</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) are not trained.</source>
        <translation>
            <numerusform>其余 %n 人未授权。</numerusform>
        </translation>
    </message>
    <message>
        <source>Who can serve {service}</source>
        <translation>谁能办{service}</translation>
    </message>
    <message>
        <source>May serve of those who wait</source>
        <translation>等候者中可办</translation>
    </message>
    <message>
        <source>The windows concerned</source>
        <translation>涉及的窗口</translation>
    </message>
    <message>
        <source>The windows</source>
        <translation>各窗口</translation>
    </message>
    <message>
        <source>thick: interval, corrected for the number of finalists · thin: single days · right: chance to be best</source>
        <translation>粗：可信范围（已按入围方案数校正）· 细：单日可能 · 右：为最优的概率</translation>
    </message>
    <message>
        <source>Beside the other options</source>
        <translation>与其他方案比较</translation>
    </message>
    <message>
        <source>difference in wait per person, min</source>
        <translation>人均等候之差，分</translation>
    </message>
    <message>
        <source>Assumed</source>
        <translation>依据与假设</translation>
    </message>
    <message numerus="yes">
        <source>%n more come</source>
        <translation>
            <numerusform>还会来 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>by the usual rates; days differ by ±{share} %</source>
        <translation>按常态到达率；各日相差 ±{share} %</translation>
    </message>
    <message>
        <source>{service}: {minutes} min</source>
        <translation>{service} {minutes} 分</translation>
    </message>
    <message>
        <source>on average at speed 1, cv {cv}</source>
        <translation>熟练度 1 时平均，离散系数 {cv}</translation>
    </message>
    <message>
        <source>{clerk}: speed {speed}</source>
        <translation>{clerk} 熟练度 {speed}</translation>
    </message>
    <message>
        <source>1 is the standard pace</source>
        <translation>1 为标准用时</translation>
    </message>
    <message>
        <source>nobody goes first for a long wait</source>
        <translation>不因久等优先</translation>
    </message>
    <message>
        <source>first after {times} × the target</source>
        <translation>超过时限 {times} 倍优先</translation>
    </message>
    <message>
        <source>Rule: {rule}</source>
        <translation>规则：{rule}</translation>
    </message>
    <message>
        <source>A change costs {minutes} min of loss</source>
        <translation>每次变动计 {minutes} 分代价</translation>
    </message>
    <message>
        <source>so that small gains are not advised</source>
        <translation>收益太小的不建议</translation>
    </message>
    <message>
        <source>State of {time} · {days} fresh simulated days each · {seconds} s</source>
        <translation>{time} 的实时状态 · 各 {days} 个新模拟日 · 用时 {seconds} 秒</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>采纳</translation>
    </message>
</context>
<context>
    <name>WindowCard</name>
    <message>
        <source>nobody there</source>
        <translation>无人在岗</translation>
    </message>
    <message>
        <source>learner</source>
        <translation>学习中</translation>
    </message>
    <message>
        <source>low</source>
        <translation>低位</translation>
    </message>
    <message>
        <source>pace {minutes}</source>
        <translation>标准 {minutes}</translation>
    </message>
    <message numerus="yes">
        <source>called %n s ago</source>
        <translation>
            <numerusform>%n 秒前叫号</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>called %n min ago</source>
        <translation>
            <numerusform>%n 分前叫号</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait: {service}</source>
        <translation>
            <numerusform>{service} %n 人在等</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>idle %n min</source>
        <translation>
            <numerusform>空闲 %n 分</numerusform>
        </translation>
    </message>
    <message>
        <source>next {ticket}</source>
        <translation>下一位 {ticket}</translation>
    </message>
    <message>
        <source>about to call</source>
        <translation>等待叫号</translation>
    </message>
    <message>
        <source>nobody for this window</source>
        <translation>无人可叫</translation>
    </message>
    <message numerus="yes">
        <source>ready for %n min</source>
        <translation>
            <numerusform>空闲 %n 分</numerusform>
        </translation>
    </message>
    <message>
        <source>idle</source>
        <translation>人等窗闲</translation>
    </message>
    <message>
        <source>back at {time}</source>
        <translation>{time} 恢复</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>暂停服务</translation>
    </message>
    <message numerus="yes">
        <source>for %n min</source>
        <translation>
            <numerusform>已 %n 分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for this window</source>
        <translation>
            <numerusform>%n 人只能在此办理</numerusform>
        </translation>
    </message>
    <message>
        <source>put a clerk here to open it</source>
        <translation>安排人员后可开放</translation>
    </message>
    <message>
        <source>Open now…</source>
        <translation>现在开放…</translation>
    </message>
</context>
<context>
    <name>Windows</name>
    <message>
        <source>Windows</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Drag a card, or Alt with an arrow: it stands there on every manager&apos;s screen.</source>
        <translation>拖动卡片或按Alt加方向键即可排列，所有值班长界面同步。</translation>
    </message>
    <message>
        <source>This screen is too narrow for the windows as they were arranged; move them on a wider one.</source>
        <translation>本屏幕较窄，放不下已摆好的窗口布局；请在更宽的屏幕上移动窗口。</translation>
    </message>
    <message>
        <source>Windows as the hall lists them</source>
        <translation>恢复大厅原有排列</translation>
    </message>
</context>
<context>
    <name>WindowsPage</name>
    <message>
        <source>Enter edits and goes on below, Space switches</source>
        <translation>回车键修改并转到下一行，空格键切换</translation>
    </message>
    <message>
        <source>How many windows</source>
        <translation>窗口数</translation>
    </message>
    <message>
        <source>A low position serves people who sit. A display above shows number and state of its window alone.</source>
        <translation>低位窗口供坐着办事的人使用。窗口屏只显示本窗口的号和状态。</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>窗口</translation>
    </message>
</context>
<context>
    <name>_Counted</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>等候 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The machine starts anew in %n s.</source>
        <translation>
            <numerusform>%n 秒后回到首页。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n who wait still count as not in time</source>
        <translation>
            <numerusform>仍在等候的 %n 人计为未达标</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Due</name>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n 件超期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due today</source>
        <translation>
            <numerusform>%n 件今日到期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to follow</source>
        <translation>
            <numerusform>%n 件待跟进</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Keys</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>_Kinds</name>
    <message numerus="yes">
        <source>%n services wait beyond their target</source>
        <translation>
            <numerusform>%n 个事项等候超时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n windows idle while people wait</source>
        <translation>
            <numerusform>%n 个窗口人等窗闲</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n windows without a rest</source>
        <translation>
            <numerusform>%n 个窗口长时间未休息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>actor</name>
    <message>
        <source>front desk</source>
        <translation>导办台</translation>
    </message>
    <message>
        <source>ticket machine</source>
        <translation>取号机</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>值班长</translation>
    </message>
    <message>
        <source>start screen</source>
        <translation>启动页</translation>
    </message>
    <message>
        <source>new hall</source>
        <translation>新建大厅</translation>
    </message>
    <message>
        <source>wall</source>
        <translation>大屏</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>自动</translation>
    </message>
</context>
<context>
    <name>argument</name>
    <message>
        <source>the note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>the reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>where it is referred to</source>
        <translation>转办去向</translation>
    </message>
    <message>
        <source>the due date</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>what is missing besides</source>
        <translation>其他所缺材料</translation>
    </message>
    <message>
        <source>the phone number</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>the number written by hand</source>
        <translation>手写号</translation>
    </message>
    <message>
        <source>the name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>class</name>
    <message>
        <source>ordinary</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>courtesy</source>
        <translation>优先</translation>
    </message>
    <message>
        <source>veteran</source>
        <translation>军人优先</translation>
    </message>
    <message>
        <source>appointment</source>
        <translation>预约</translation>
    </message>
</context>
<context>
    <name>closing</name>
    <message>
        <source>Numbers were given out until {figure}. Everybody who has one is served.</source>
        <translation>今日 {figure} 起停止取号，已取号的将办完为止。</translation>
    </message>
    <message>
        <source>The hall is full just now: {figure} people or more are waiting. Please come back later.</source>
        <translation>大厅已满，等候已达 {figure} 人，请稍后再来。</translation>
    </message>
    <message>
        <source>Today&apos;s numbers for it are given out. Please come another day.</source>
        <translation>该事项今日号已满，请改日再来。</translation>
    </message>
    <message>
        <source>The hall closes at {closes}; numbers are given out until {time}. Everybody who has one is served.</source>
        <translation>本厅 {closes} 闭厅，{time} 停止取号，已取号的将办完为止。</translation>
    </message>
</context>
<context>
    <name>console</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>pinyin, Chinese, English, code</source>
        <translation>拼音、汉字、English、编码</translation>
    </message>
    <message>
        <source>Nothing answers to that.</source>
        <translation>没有相符的结果。</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>The hall day is closed.</source>
        <translation>今日已闭厅。</translation>
    </message>
    <message>
        <source>Nobody sits at this window.</source>
        <translation>本窗口无人在岗。</translation>
    </message>
    <message>
        <source>Nobody is called to this window.</source>
        <translation>本窗口没有叫号。</translation>
    </message>
    <message>
        <source>The service has begun.</source>
        <translation>已经开始办理。</translation>
    </message>
    <message>
        <source>The call is being said: wait a moment.</source>
        <translation>正在播报，请稍候再重呼。</translation>
    </message>
    <message>
        <source>The service has not begun.</source>
        <translation>还没有开始办理。</translation>
    </message>
    <message>
        <source>This window is engaged.</source>
        <translation>本窗口正在办理。</translation>
    </message>
    <message>
        <source>This window pauses.</source>
        <translation>本窗口暂停服务。</translation>
    </message>
    <message>
        <source>This window is closed.</source>
        <translation>本窗口未开放。</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一位</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>重呼</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始办理</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>过号</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加办</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开放</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>恢复服务</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Ask break</source>
        <translation>申请休息</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>closes after this</source>
        <translation>办完后关闭</translation>
    </message>
    <message>
        <source>pauses after this</source>
        <translation>办完后暂停</translation>
    </message>
    <message>
        <source>break asked for</source>
        <translation>已申请休息</translation>
    </message>
    <message>
        <source>This window is closed. F9 opens it.</source>
        <translation>窗口未开放，按 F9 开放。</translation>
    </message>
    <message>
        <source>This window pauses. F9 goes on.</source>
        <translation>窗口暂停服务，按 F9 恢复。</translation>
    </message>
    <message>
        <source>Ready. F2 calls the next one.</source>
        <translation>空闲，按 F2 叫下一位。</translation>
    </message>
    <message>
        <source>Ready. Nobody waits that you may serve.</source>
        <translation>空闲，没有您可办的人在等。</translation>
    </message>
    <message>
        <source>{age} min, far beyond its target of {target}: overdue goes first</source>
        <translation>已等 {age} 分，远超时限 {target} 分，超时优先</translation>
    </message>
    <message>
        <source>nobody else waits that this window may serve</source>
        <translation>没有别的本窗口可办的人，兜底</translation>
    </message>
    <message>
        <source>rule: {rule}; {longer} of {others} others waited longer</source>
        <translation>按{rule}；另 {others} 人中 {longer} 人等得更久</translation>
    </message>
    <message>
        <source>rule: {rule}; it has waited longest, {age} min</source>
        <translation>按{rule}；等得最久，{age} 分</translation>
    </message>
    <message>
        <source>You have learned it; the manager can switch it on for you.</source>
        <translation>您会办此事项，可请值班长启用。</translation>
    </message>
    <message>
        <source>You may serve it once this window is ready.</source>
        <translation>本窗口恢复后即可办理。</translation>
    </message>
    <message>
        <source>{service}: {people}, longest {minutes} min, at {windows}. {what}</source>
        <translation>{service}：{people}，最长 {minutes} 分，办理窗口：{windows}。{what}</translation>
    </message>
    <message>
        <source>no window</source>
        <translation>无</translation>
    </message>
    <message>
        <source>goes on here at once</source>
        <translation>在本窗口接着办</translation>
    </message>
    <message>
        <source>no window serves it now; it waits, its place kept</source>
        <translation>现在没有窗口可办，继续排队，保留排位时间</translation>
    </message>
    <message>
        <source>then waits for {windows}, its place kept</source>
        <translation>您未授权，办结后转{windows}排队，保留排位时间</translation>
    </message>
    <message>
        <source>Finish; the visit is over</source>
        <translation>结束办理，此号完毕</translation>
    </message>
    <message>
        <source>Finish, then number 2 here</source>
        <translation>结束本项，接着办第 2 项</translation>
    </message>
    <message>
        <source>Finish; number 2 waits for another window</source>
        <translation>结束本项，第 2 项转其他窗口</translation>
    </message>
    <message>
        <source>Finish; number 2 waits for {windows}</source>
        <translation>结束本项，第 2 项转{windows}</translation>
    </message>
    <message>
        <source>meal</source>
        <translation>用餐</translation>
    </message>
    <message>
        <source>delivering files</source>
        <translation>送件</translation>
    </message>
    <message>
        <source>meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>system failure</source>
        <translation>系统故障</translation>
    </message>
    <message>
        <source>away for a moment</source>
        <translation>临时离岗</translation>
    </message>
    <message>
        <source>Ask for a break</source>
        <translation>申请休息</translation>
    </message>
    <message>
        <source>Pause this window</source>
        <translation>暂停本窗口</translation>
    </message>
    <message>
        <source>close this window</source>
        <translation>关闭本窗口</translation>
    </message>
    <message>
        <source>fills in a form or fetches a paper: any window</source>
        <translation>填表或取材料：回来任一窗口可办</translation>
    </message>
    <message>
        <source>papers stay here: back to this window</source>
        <translation>材料留在本窗口：回到本窗口</translation>
    </message>
    <message>
        <source>waits for a step: I wake it</source>
        <translation>等一个步骤：由我回呼</translation>
    </message>
    <message>
        <source>Park {number}</source>
        <translation>挂起 {number}</translation>
    </message>
    <message>
        <source>Window {window}</source>
        <translation>{window} 号窗口</translation>
    </message>
    <message>
        <source>Transfer {number} to</source>
        <translation>转移 {number} 到</translation>
    </message>
    <message>
        <source>note for the next window</source>
        <translation>给下一窗口的备注</translation>
    </message>
    <message>
        <source>Add a service</source>
        <translation>加办事项</translation>
    </message>
    <message>
        <source>Pick out of order</source>
        <translation>选呼</translation>
    </message>
    <message>
        <source>reason, for the log</source>
        <translation>理由，写入操作日志</translation>
    </message>
    <message>
        <source>{number}  {service}, {minutes} min</source>
        <translation>{number}  {service}，{minutes} 分</translation>
    </message>
</context>
<context>
    <name>guide</name>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>用时（分）</translation>
    </message>
    <message>
        <source>Target, min</source>
        <translation>时限（分）</translation>
    </message>
    <message>
        <source>People a day</source>
        <translation>每日人次</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>未选</translation>
    </message>
    <message>
        <source>in part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>能办</translation>
    </message>
    <message>
        <source>learning</source>
        <translation>学习中</translation>
    </message>
    <message>
        <source>not trained</source>
        <translation>不会</translation>
    </message>
    <message>
        <source>Clerks go by turns</source>
        <translation>人员轮休</translation>
    </message>
    <message>
        <source>The hall closes</source>
        <translation>闭厅休息</translation>
    </message>
    <message>
        <source>No lunch break</source>
        <translation>不休息</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>no window</source>
        <translation>无窗口</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>窗口人员</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Breaks</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>全天安排</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>窗口号</translation>
    </message>
    <message>
        <source>Low position</source>
        <translation>低位</translation>
    </message>
    <message>
        <source>Display above</source>
        <translation>窗口屏</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>as its number</source>
        <translation>同窗口号</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>Hall day {day} opened</source>
        <translation>{day} 开厅</translation>
    </message>
    <message>
        <source>Hall day {day} closed, {count} tickets expired</source>
        <translation>{day} 闭厅，{count} 张号票作废</translation>
    </message>
    <message>
        <source>The clock was set back by {seconds} s</source>
        <translation>时钟被拨回 {seconds} 秒</translation>
    </message>
    <message>
        <source>Window {window} opened</source>
        <translation>{window} 号窗口开放</translation>
    </message>
    <message>
        <source>Window {window} closed</source>
        <translation>{window} 号窗口关闭</translation>
    </message>
    <message>
        <source>Window {window} paused</source>
        <translation>{window} 号窗口暂停</translation>
    </message>
    <message>
        <source>Window {window} resumed</source>
        <translation>{window} 号窗口恢复</translation>
    </message>
    <message>
        <source>{clerk} took window {window}</source>
        <translation>{clerk} 到 {window} 号窗口</translation>
    </message>
    <message>
        <source>Break of {clerk} moved to {time}</source>
        <translation>{clerk} 的休息改到 {time}</translation>
    </message>
    <message>
        <source>Rule: {rule}</source>
        <translation>叫号规则：{rule}</translation>
    </message>
    <message>
        <source>Settings changed</source>
        <translation>设置已修改</translation>
    </message>
    <message>
        <source>Applied: {action}</source>
        <translation>已采纳：{action}</translation>
    </message>
    <message>
        <source>Refused: {action} ({why})</source>
        <translation>未采纳：{action}（{why}）</translation>
    </message>
    <message>
        <source>Ticket {ticket} given up</source>
        <translation>号票 {ticket} 弃号</translation>
    </message>
    <message>
        <source>Ticket {ticket} cancelled</source>
        <translation>号票 {ticket} 已取消</translation>
    </message>
    <message>
        <source>Nothing is planned for {date} any more</source>
        <translation>取消{date}的安排</translation>
    </message>
    <message>
        <source>{count} skills planned to change as {date} opens</source>
        <translation>安排{date}开厅时变更 {count} 项可办事项</translation>
    </message>
    <message>
        <source>Template {name} kept</source>
        <translation>保存模板“{name}”</translation>
    </message>
    <message>
        <source>Template {name} opens {days}</source>
        <translation>模板“{name}”用于{days}开厅</translation>
    </message>
    <message>
        <source>Template {name} opens no day</source>
        <translation>模板“{name}”不再用于开厅</translation>
    </message>
    <message>
        <source>Template {name} forgotten</source>
        <translation>删除模板“{name}”</translation>
    </message>
    <message>
        <source>Window {window}: {service} switched on</source>
        <translation>{window} 号窗口启用{service}</translation>
    </message>
    <message>
        <source>Window {window}: {service} switched off</source>
        <translation>{window} 号窗口停用{service}</translation>
    </message>
    <message>
        <source>Window {window}: {service} only as a last resort</source>
        <translation>{window} 号窗口{service}改为兜底</translation>
    </message>
    <message>
        <source>Window {window}: {service} no longer a last resort</source>
        <translation>{window} 号窗口{service}不再兜底</translation>
    </message>
    <message>
        <source>mean {mean}, median {median}, 90 % {p90}, longest {longest}</source>
        <translation>平均 {mean}，中位 {median}，90 % {p90}，最长 {longest}</translation>
    </message>
    <message>
        <source>Hall day</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来办人次</translation>
    </message>
    <message>
        <source>Services finished</source>
        <translation>办结事项</translation>
    </message>
    <message>
        <source>Wait, minutes</source>
        <translation>等候，分</translation>
    </message>
    <message>
        <source>In target</source>
        <translation>等候达标率</translation>
    </message>
    <message>
        <source>No-shows</source>
        <translation>过号</translation>
    </message>
    <message>
        <source>Idle while waiting, minutes</source>
        <translation>人等窗闲，分</translation>
    </message>
    <message>
        <source>Loss, minutes</source>
        <translation>等候代价，分</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>评价统计</translation>
    </message>
    <message>
        <source>Called out of order</source>
        <translation>选呼记录</translation>
    </message>
    <message>
        <source>Warnings acknowledged</source>
        <translation>预警记录</translation>
    </message>
    <message>
        <source>To be followed</source>
        <translation>待跟进</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>{count} events, head {hash}</source>
        <translation>{count} 条，末条 {hash}</translation>
    </message>
    <message>
        <source>{rated} of {services} services rated ({share} %)  {scores}</source>
        <translation>{services} 件中评价 {rated} 件（参评率 {share} %）  {scores}</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>due on the day</source>
        <translation>当日到期</translation>
    </message>
    <message>
        <source>to follow</source>
        <translation>待跟进</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已办妥</translation>
    </message>
    <message>
        <source>{share} % of {tickets} tickets in the range (90 % are meant to be); median off by {off} min, people ahead × mean ÷ windows by {usual}</source>
        <translation>{tickets} 张号票中 {share} % 落在所报范围内（应为 90 %）；中位数平均差 {off} 分钟，按“前面人数 × 平均用时 ÷ 窗口数”估计差 {usual} 分钟</translation>
    </message>
    <message>
        <source>Waits told, last {days} days</source>
        <translation>预计等候的准确度，近 {days} 天</translation>
    </message>
</context>
<context>
    <name>kept</name>
    <message>
        <source>Too few days yet to say how well advice keeps its promises.</source>
        <translation>天数还太少，尚不能评价建议的预测是否可靠。</translation>
    </message>
    <message>
        <source>Of {stated} ranges that {share} % of days should keep to, {held} held: too few. Take the figures of advice with caution.</source>
        <translation>以往 {stated} 个应有 {share} % 落入的范围，只落入 {held} 个，偏少。请谨慎参考建议中的数字。</translation>
    </message>
    <message>
        <source>Of {stated} ranges that {share} % of days should keep to, {held} held.</source>
        <translation>以往 {stated} 个应有 {share} % 落入的范围，落入 {held} 个。</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>已采纳</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>未采纳</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>stands</source>
        <translation>有效</translation>
    </message>
</context>
<context>
    <name>manager</name>
    <message>
        <source>Takes back what was applied at {time}: since then window {window} has closed.</source>
        <translation>撤回 {time} 采纳的调度：此后 {window} 号窗口已关闭。</translation>
    </message>
    <message>
        <source>Takes back what was applied at {time}: since then window {window} has paused.</source>
        <translation>撤回 {time} 采纳的调度：此后 {window} 号窗口已暂停。</translation>
    </message>
    <message>
        <source>window {number}</source>
        <translation>{number} 号窗口</translation>
    </message>
    <message>
        <source>{number} min</source>
        <translation>{number} 分</translation>
    </message>
    <message>
        <source>{number} pt</source>
        <translation>{number} 点</translation>
    </message>
    <message>
        <source>may serve them, not called</source>
        <translation>可办，未叫号</translation>
    </message>
    <message>
        <source>trained, switched off</source>
        <translation>已授权，未启用</translation>
    </message>
    <message>
        <source>only window {other}, closed, could</source>
        <translation>能办的 {other} 号窗口未开放</translation>
    </message>
    <message>
        <source>only window {other}, paused, could</source>
        <translation>能办的 {other} 号窗口暂停</translation>
    </message>
    <message>
        <source>{clerk} could, sits nowhere</source>
        <translation>{clerk}会办，未上窗口</translation>
    </message>
    <message>
        <source>they wait for window {other}</source>
        <translation>只等 {other} 号窗口</translation>
    </message>
    <message>
        <source>held back by the rule</source>
        <translation>规则限制</translation>
    </message>
    <message>
        <source>nobody here is trained</source>
        <translation>本厅无人会办</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>下一位</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Open window {other}</source>
        <translation>开放 {other} 号窗口</translation>
    </message>
    <message>
        <source>Resume window {other}</source>
        <translation>恢复 {other} 号窗口</translation>
    </message>
    <message>
        <source>Bring {clerk}</source>
        <translation>请{clerk}来</translation>
    </message>
    <message>
        <source>Open {other}</source>
        <translation>开放 {other} 号</translation>
    </message>
    <message>
        <source>Resume {other}</source>
        <translation>恢复 {other} 号</translation>
    </message>
    <message>
        <source>serves it</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>idle now</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>skill</source>
        <translation>无人会办</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>规则限制</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>窗口未开</translation>
    </message>
    <message>
        <source>uncalled</source>
        <translation>未叫号</translation>
    </message>
    <message>
        <source>tied elsewhere</source>
        <translation>指定他窗</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>未启用</translation>
    </message>
    <message>
        <source>nobody trained</source>
        <translation>无人会办</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>open window {window} with {clerk} {span}</source>
        <translation>{span}开放 {window} 号窗口（{clerk}）</translation>
    </message>
    <message>
        <source>open window {window} {span}</source>
        <translation>{span}开放 {window} 号窗口</translation>
    </message>
    <message>
        <source>window {window} may close {span}</source>
        <translation>{window} 号窗口 {span} 可关</translation>
    </message>
    <message>
        <source>from {begin}</source>
        <translation>{begin} 起</translation>
    </message>
    <message>
        <source>The hall day is closed.</source>
        <translation>今日已闭厅。</translation>
    </message>
    <message>
        <source>Finding out when which window is needed…</source>
        <translation>正在推演各窗口何时需要开放…</translation>
    </message>
    <message>
        <source>{time}: every window is needed as planned, and no more are.</source>
        <translation>{time}：各窗口按原定排班开放即可，无需增减。</translation>
    </message>
    <message>
        <source>{time}: {what}. Loss until closing {loss} min ({range}).</source>
        <translation>{time}：{what}。至闭厅等候代价 {loss} 分（{range}）。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Open window {window}</source>
        <translation>开放 {window} 号窗口</translation>
    </message>
    <message>
        <source>Close window {window}</source>
        <translation>关闭 {window} 号窗口</translation>
    </message>
    <message>
        <source>closes after this</source>
        <translation>办完后关闭</translation>
    </message>
    <message>
        <source>pauses after this</source>
        <translation>办完后暂停</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>Call next</source>
        <translation>下一位</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>现在开放</translation>
    </message>
    <message>
        <source>Stay open</source>
        <translation>保持开放</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复服务</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>Close after this ticket</source>
        <translation>办完后关闭</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The whole story of {ticket}</source>
        <translation>{ticket} 的全过程</translation>
    </message>
    <message>
        <source>The window&apos;s day</source>
        <translation>窗口今日情况</translation>
    </message>
    <message>
        <source>Put a clerk here</source>
        <translation>安排人员</translation>
    </message>
    <message>
        <source>free</source>
        <translation>未上窗口</translation>
    </message>
    <message>
        <source>Move the break of {time}</source>
        <translation>调整 {time} 的休息</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Whom a free window calls</source>
        <translation>空闲窗口叫谁</translation>
    </message>
    <message>
        <source>Goes first after</source>
        <translation>超时优先</translation>
    </message>
    <message>
        <source>never</source>
        <translation>不启用</translation>
    </message>
    <message>
        <source>{times} × the target</source>
        <translation>时限的 {times} 倍</translation>
    </message>
    <message>
        <source>Who could serve {service}</source>
        <translation>谁能办{service}</translation>
    </message>
    <message>
        <source>{window}: switch on</source>
        <translation>{window}：启用</translation>
    </message>
    <message>
        <source>{window}: open</source>
        <translation>{window}：开放</translation>
    </message>
    <message>
        <source>{window}: resume</source>
        <translation>{window}：恢复</translation>
    </message>
    <message>
        <source>{window}: serves it</source>
        <translation>{window}：在办</translation>
    </message>
    <message>
        <source>{clerk}, at no window: put at a window by its card</source>
        <translation>{clerk}，未上窗口：可从窗口卡片安排</translation>
    </message>
    <message>
        <source>nobody is trained</source>
        <translation>无人授权</translation>
    </message>
    <message>
        <source>{ticket} waits, {minutes}</source>
        <translation>{ticket} 已等 {minutes}</translation>
    </message>
    <message>
        <source>All about {service}</source>
        <translation>{service}详情</translation>
    </message>
</context>
<context>
    <name>notice</name>
    <message>
        <source>Please bring all of these</source>
        <translation>请备齐以下材料</translation>
    </message>
    <message>
        <source>Nothing else is missing. Please come again with this notice.</source>
        <translation>除此之外不缺其他材料。请持本单再来。</translation>
    </message>
    <message>
        <source>Please hand in by {date}</source>
        <translation>请于 {date} 前补交</translation>
    </message>
    <message>
        <source>Your matter is accepted; these papers follow.</source>
        <translation>您的事项已受理，上列材料后补。</translation>
    </message>
    <message>
        <source>Notice of what is missing</source>
        <translation>一次性告知单</translation>
    </message>
    <message>
        <source>made at the window</source>
        <translation>窗口出具</translation>
    </message>
</context>
<context>
    <name>outcome</name>
    <message>
        <source>done</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>documents missing</source>
        <translation>材料不全</translation>
    </message>
    <message>
        <source>referred</source>
        <translation>转办</translation>
    </message>
    <message>
        <source>not ours</source>
        <translation>非本厅事项</translation>
    </message>
</context>
<context>
    <name>printer</name>
    <message>
        <source>no printer</source>
        <translation>未设打印机</translation>
    </message>
    <message>
        <source>printer ready</source>
        <translation>打印机就绪</translation>
    </message>
    <message>
        <source>printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>printer does not answer</source>
        <translation>打印机无响应</translation>
    </message>
</context>
<context>
    <name>records</name>
    <message>
        <source>Ratings</source>
        <translation>评价统计</translation>
    </message>
    <message>
        <source>One-time notices</source>
        <translation>一次性告知单</translation>
    </message>
    <message>
        <source>Warnings acknowledged</source>
        <translation>预警记录</translation>
    </message>
    <message>
        <source>Called out of order</source>
        <translation>选呼记录</translation>
    </message>
    <message>
        <source>Referrals and what follows</source>
        <translation>转办与待补台账</translation>
    </message>
    <message>
        <source>Came in vain twice</source>
        <translation>两次未办成</translation>
    </message>
    <message>
        <source>Services finished</source>
        <translation>业务办理</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>号票明细</translation>
    </message>
    <message>
        <source>A call out of order is allowed with a reason. Beside it stands whom the rule would have called.</source>
        <translation>注明理由即可选呼；旁列当时按规则应叫的号。</translation>
    </message>
    <message>
        <source>By citizens, voluntarily: who did not rate is not counted as satisfied.</source>
        <translation>由办事群众自愿评价；未评价不视为满意。</translation>
    </message>
    <message>
        <source>Services that ended in vain</source>
        <translation>未办成事项</translation>
    </message>
    <message>
        <source>Within 30 days. Recognised by a phone number while it is kept, or by a card on the same day.</source>
        <translation>30 天内；同一人凭留存期内的手机号或当日的身份证识别。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>First service</source>
        <translation>首个事项</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>事项数</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>取号</translation>
    </message>
    <message>
        <source>First called</source>
        <translation>首次叫号</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>叫号</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Wait, min</source>
        <translation>等候（分钟）</translation>
    </message>
    <message>
        <source>Target, min</source>
        <translation>时限（分钟）</translation>
    </message>
    <message>
        <source>Had waited, min</source>
        <translation>已等候（分钟）</translation>
    </message>
    <message>
        <source>Instead of</source>
        <translation>应叫</translation>
    </message>
    <message>
        <source>who had waited, min</source>
        <translation>应叫者已等候（分钟）</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>应号</translation>
    </message>
    <message>
        <source>No-shows</source>
        <translation>过号</translation>
    </message>
    <message>
        <source>Of the visit</source>
        <translation>第几项</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>窗口人员</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>用时（分钟）</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Rated</source>
        <translation>已评价</translation>
    </message>
    <message>
        <source>Participation</source>
        <translation>参评率</translation>
    </message>
    <message>
        <source>Missing (Chinese)</source>
        <translation>所缺材料</translation>
    </message>
    <message>
        <source>Missing (English)</source>
        <translation>所缺材料（英文）</translation>
    </message>
    <message>
        <source>Missing besides</source>
        <translation>另缺</translation>
    </message>
    <message>
        <source>About</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Concerns</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>Referred to</source>
        <translation>转办至</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>办妥</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Citizen</source>
        <translation>群众</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Same service</source>
        <translation>同一事项</translation>
    </message>
    <message>
        <source>Papers missing</source>
        <translation>材料不全</translation>
    </message>
    <message>
        <source>Not ours</source>
        <translation>非本厅事项</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Citizens twice</source>
        <translation>两次未办成人数</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>share late</source>
        <translation>超时占比</translation>
    </message>
    <message>
        <source>no-shows</source>
        <translation>过号</translation>
    </message>
    <message>
        <source>idle while people wait</source>
        <translation>人等窗闲</translation>
    </message>
    <message>
        <source>no rest</source>
        <translation>未休息</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>due on the day</source>
        <translation>当日到期</translation>
    </message>
    <message>
        <source>to follow</source>
        <translation>待跟进</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已办妥</translation>
    </message>
    <message>
        <source>referral</source>
        <translation>转办</translation>
    </message>
    <message>
        <source>paper to follow</source>
        <translation>待补材料</translation>
    </message>
    <message>
        <source>bad rating</source>
        <translation>差评</translation>
    </message>
    <message>
        <source>all</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>refusing</name>
    <message>
        <source>The clerks can&apos;t do that now</source>
        <translation>人手安排不开</translation>
    </message>
    <message>
        <source>They are not ready for it</source>
        <translation>人员还不熟练</translation>
    </message>
    <message>
        <source>It would be hard on people</source>
        <translation>对群众不便</translation>
    </message>
    <message>
        <source>I doubt the figures</source>
        <translation>对预测存疑</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>the program&apos;s words</source>
        <translation>程序自带文字</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>A PIN has {least} to {most} digits.</source>
        <translation>密码为 {least} 至 {most} 位数字。</translation>
    </message>
    <message>
        <source>no PIN</source>
        <translation>不设密码</translation>
    </message>
    <message>
        <source>a PIN is set</source>
        <translation>已设密码</translation>
    </message>
    <message>
        <source>Calling</source>
        <translation>叫号</translation>
    </message>
    <message>
        <source>Missed tickets</source>
        <translation>过号</translation>
    </message>
    <message>
        <source>Giving out numbers</source>
        <translation>取号</translation>
    </message>
    <message>
        <source>Courtesy and appointments</source>
        <translation>优先与预约</translation>
    </message>
    <message>
        <source>Walls and displays</source>
        <translation>大屏与窗口屏</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Ratings and what is owed</source>
        <translation>评价与待办</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>Clerks</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>The hall and its data</source>
        <translation>大厅与数据</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>no words, only a chime</source>
        <translation>不播报，只有提示音</translation>
    </message>
    <message>
        <source>{first}, then {second}</source>
        <translation>先{first}，后{second}</translation>
    </message>
    <message>
        <source>Monday to Friday</source>
        <translation>周一至周五</translation>
    </message>
    <message>
        <source>China&apos;s, with moved weekends</source>
        <translation>中国法定工作日（含调休）</translation>
    </message>
    <message>
        <source>the computer&apos;s</source>
        <translation>随电脑</translation>
    </message>
    <message>
        <source>Windows call by themselves</source>
        <translation>窗口自动叫号</translation>
    </message>
    <message>
        <source>A ready window calls whom the rule chooses, at once, without a click.</source>
        <translation>窗口一空闲就按规则立即叫号，无需点击。</translation>
    </message>
    <message>
        <source>Except these windows</source>
        <translation>以下窗口除外</translation>
    </message>
    <message>
        <source>No voice is installed on this computer: calls are a chime here. Install the extra &quot;voice&quot; for words.</source>
        <translation>本机未安装语音：叫号只有提示音。安装附加组件“voice”后可播报。</translation>
    </message>
    <message>
        <source>Their clerks press Next; their idle time while people wait is counted as &quot;uncalled&quot;.</source>
        <translation>由窗口人员按“下一位”；有人等候时的空闲计为“未叫号”。</translation>
    </message>
    <message>
        <source>Windows follow the day plan</source>
        <translation>窗口按当日排班</translation>
    </message>
    <message>
        <source>They open, pause for breaks and close at the planned times by themselves.</source>
        <translation>按计划时间自动开放、休息和关闭。</translation>
    </message>
    <message>
        <source>Advice and told waits adapt to today</source>
        <translation>建议和预计等候随当日调整</translation>
    </message>
    <message>
        <source>They believe today&apos;s arrivals and service times, more so the more were seen.</source>
        <translation>采信当日的来客和办理用时，看到的越多越采信。</translation>
    </message>
    <message>
        <source>Nobody answers a call: missed after</source>
        <translation>无人应答，过号时间</translation>
    </message>
    <message>
        <source>Counted from the last call or recall. The window is then ready again.</source>
        <translation>从最后一次叫号或重呼算起，此后窗口恢复空闲。</translation>
    </message>
    <message>
        <source>A missed ticket is given up after</source>
        <translation>过号后弃号时间</translation>
    </message>
    <message>
        <source>Until then the desk can put the person back in line.</source>
        <translation>在此之前，导办台可恢复其排队。</translation>
    </message>
    <message>
        <source>A missed ticket returns behind so many people</source>
        <translation>过号恢复时顺延人数</translation>
    </message>
    <message>
        <source>Behind so many who wait for the same service; 0 keeps the original place.</source>
        <translation>排在同一事项这么多人之后；0 为原位。</translation>
    </message>
    <message>
        <source>its old place</source>
        <translation>原位</translation>
    </message>
    <message>
        <source>Give out no numbers before closing, for</source>
        <translation>闭厅前停止取号</translation>
    </message>
    <message>
        <source>Off: numbers until closing. Who has a number is served in any case.</source>
        <translation>关闭：取号到闭厅为止。已取号的都会办完。</translation>
    </message>
    <message>
        <source>What the public reads then</source>
        <translation>届时公众看到的话</translation>
    </message>
    <message>
        <source>On ticket machines and walls. Empty: the sentence shown in grey.</source>
        <translation>用于取号机和大屏。留空则用灰色所示的话。</translation>
    </message>
    <message>
        <source>Give out no numbers while so many wait</source>
        <translation>等候满多少人停止取号</translation>
    </message>
    <message>
        <source>Off: however many wait. Appointments are always taken.</source>
        <translation>关闭：不限人数。预约始终受理。</translation>
    </message>
    <message>
        <source>What the public reads while the hall is full</source>
        <translation>大厅满员时公众看到的话</translation>
    </message>
    <message>
        <source>Services with so many numbers a day</source>
        <translation>每日限号的事项</translation>
    </message>
    <message>
        <source>The desk may issue one more exceptionally; it is written to the log.</source>
        <translation>导办台可破例再出一号，并记入日志。</translation>
    </message>
    <message>
        <source>What the public reads when they are gone</source>
        <translation>号满时公众看到的话</translation>
    </message>
    <message>
        <source>Where people wait, for the slip</source>
        <translation>等候地点（印在号票上）</translation>
    </message>
    <message>
        <source>For example the floor or the zone.</source>
        <translation>例如楼层或区域。</translation>
    </message>
    <message>
        <source>PIN for leaving the ticket machine</source>
        <translation>退出取号机的密码</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Q or five touches of the hall&apos;s name ask for it; without one, Ctrl+Shift+Q leaves at once.</source>
        <translation>按 Ctrl+Shift+Q 或连点大厅名称五次时询问；未设密码时 Ctrl+Shift+Q 直接退出。</translation>
    </message>
    <message>
        <source>Courtesy and veterans may be called without waiting for their number</source>
        <translation>优先和军人可即到即叫</translation>
    </message>
    <message>
        <source>The desk gets the key F10: issue, and a free window calls at the same time.</source>
        <translation>导办台启用 F10：出号的同时由空闲窗口叫号。</translation>
    </message>
    <message>
        <source>An identity card reader is used</source>
        <translation>使用身份证读卡器</translation>
    </message>
    <message>
        <source>It fills the class and finds an open ticket. The number is never kept; everything works without a card too.</source>
        <translation>用于填写类别和查找未办的号。证件号从不保存；不刷卡也都能办。</translation>
    </message>
    <message>
        <source>Courtesy by age, from</source>
        <translation>优先年龄起点</translation>
    </message>
    <message>
        <source>Years; by the date of birth on the card.</source>
        <translation>周岁，按证件上的出生日期。</translation>
    </message>
    <message>
        <source>An appointment is held for</source>
        <translation>预约保留时间</translation>
    </message>
    <message>
        <source>Who comes later waits as anybody else. Off: appointments are held all day.</source>
        <translation>迟到超过此时间按普通排队。关闭：全天保留。</translation>
    </message>
    <message>
        <source>What walls show at their foot</source>
        <translation>大屏底部文字</translation>
    </message>
    <message>
        <source>Empty: when the hall closes. A longer one scrolls; when numbers stop early, walls say so beside it.</source>
        <translation>留空：显示闭厅时间。过长则滚动；提前停止取号时大屏另有提示。</translation>
    </message>
    <message>
        <source>when the hall closes</source>
        <translation>闭厅时间</translation>
    </message>
    <message>
        <source>In turn with it, say who goes first</source>
        <translation>轮流显示优先办理告示</translation>
    </message>
    <message>
        <source>Courtesy and veterans by law, with their one mark.</source>
        <translation>优先对象和依法优先的军人，用同一个标记。</translation>
    </message>
    <message>
        <source>Windows with a display over them</source>
        <translation>装有窗口屏的窗口</translation>
    </message>
    <message>
        <source>The launcher then opens the small display over each of them.</source>
        <translation>启动台可为其中每个窗口打开窗口屏。</translation>
    </message>
    <message>
        <source>The display over a window names its clerk</source>
        <translation>窗口屏显示人员姓名</translation>
    </message>
    <message>
        <source>Off: it shows number and state alone.</source>
        <translation>关闭：只显示号和状态。</translation>
    </message>
    <message>
        <source>Calls are said in</source>
        <translation>播报语言</translation>
    </message>
    <message>
        <source>For all walls; each may be started silent or with languages of its own.</source>
        <translation>适用于所有大屏；每块屏启动时可静音或另选语言。</translation>
    </message>
    <message>
        <source>Say a call twice</source>
        <translation>叫号播报两遍</translation>
    </message>
    <message>
        <source>Calls never overlap; the next one waits for its turn.</source>
        <translation>播报从不重叠，后一条依次等候。</translation>
    </message>
    <message>
        <source>Say who missed a call</source>
        <translation>播报过号</translation>
    </message>
    <message>
        <source>Whoever was called and did not come is told to go to the front desk.</source>
        <translation>叫号未到者，播报其已过号，请到导办台。</translation>
    </message>
    <message>
        <source>In Chinese, say 1 as 幺</source>
        <translation>中文把 1 读作“幺”</translation>
    </message>
    <message>
        <source>In noise 一 and 七 sound alike.</source>
        <translation>嘈杂时“一”和“七”容易听混。</translation>
    </message>
    <message>
        <source>Volume, per cent</source>
        <translation>音量（%）</translation>
    </message>
    <message>
        <source>Of chime and voice; 0 is silent.</source>
        <translation>提示音和语音；0 为静音。</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>静音时段</translation>
    </message>
    <message>
        <source>Walls neither chime nor speak then; they show every call.</source>
        <translation>此时大屏不响不播报，但照常显示每次叫号。</translation>
    </message>
    <message>
        <source>Citizens may rate what was just finished</source>
        <translation>群众可评价刚办结的事项</translation>
    </message>
    <message>
        <source>At the display over the window, or by the code on their slip. Nobody has to rate, and who did not is not counted as satisfied. The two worst ratings are followed up; clerks don&apos;t see whose they are.</source>
        <translation>在窗口屏上，或扫号票上的码。评价自愿，未评价不计为满意。最差两级会跟进；窗口人员看不到是谁评的。</translation>
    </message>
    <message>
        <source>Working days to call back who rated badly</source>
        <translation>差评回访工作日</translation>
    </message>
    <message>
        <source>The case is overdue afterwards, and stays on the manager&apos;s list.</source>
        <translation>此后记为逾期，并留在值班长的清单上。</translation>
    </message>
    <message>
        <source>Working days until a referral or a paper is due</source>
        <translation>转办或补件的工作日期限</translation>
    </message>
    <message>
        <source>The clerk may choose another date.</source>
        <translation>窗口人员可另选日期。</translation>
    </message>
    <message>
        <source>Working days are</source>
        <translation>工作日按</translation>
    </message>
    <message>
        <source>For everything that is due on a working day.</source>
        <translation>用于一切按工作日计的期限。</translation>
    </message>
    <message>
        <source>Warn of a wait beyond the target of its service</source>
        <translation>等候超过事项时限时预警</translation>
    </message>
    <message>
        <source>An acknowledged warning is quiet for half an hour unless it grows.</source>
        <translation>已确认的预警半小时内不再提示，除非加重。</translation>
    </message>
    <message>
        <source>Warn when so many waited beyond the target</source>
        <translation>超时等候比例预警</translation>
    </message>
    <message>
        <source>A share of those called in the last hour.</source>
        <translation>占最近一小时叫号人数的比例。</translation>
    </message>
    <message>
        <source>Warn of so many no-shows</source>
        <translation>过号比例预警</translation>
    </message>
    <message>
        <source>A share of all called today.</source>
        <translation>占今日叫号总数的比例。</translation>
    </message>
    <message>
        <source>Warn of a window idle while people wait</source>
        <translation>人等窗闲预警</translation>
    </message>
    <message>
        <source>Minutes of the last 30.</source>
        <translation>最近 30 分钟内的分钟数。</translation>
    </message>
    <message>
        <source>Warn of a window without a rest for</source>
        <translation>窗口连续无休息预警</translation>
    </message>
    <message>
        <source>Counted from its opening or the end of its last pause.</source>
        <translation>从开放或上次暂停结束算起。</translation>
    </message>
    <message>
        <source>Level 2 at so many times the limit</source>
        <translation>二级预警为限值的倍数</translation>
    </message>
    <message>
        <source>Level 1 is the limit itself: of a wait, the target of its service.</source>
        <translation>一级即限值本身：等候的限值是事项时限。</translation>
    </message>
    <message>
        <source>Level 3 at so many times the limit</source>
        <translation>三级预警为限值的倍数</translation>
    </message>
    <message>
        <source>The most urgent level.</source>
        <translation>最紧急的一级。</translation>
    </message>
    <message>
        <source>Clerks ask for breaks; the manager grants them</source>
        <translation>休息须申请，由值班长批准</translation>
    </message>
    <message>
        <source>Off: a clerk&apos;s pause begins at once.</source>
        <translation>关闭：窗口人员的暂停立即开始。</translation>
    </message>
    <message>
        <source>Time zone of the hall</source>
        <translation>大厅时区</translation>
    </message>
    <message>
        <source>A hall day is named by its date there, and all times are shown in it.</source>
        <translation>工作日以当地日期命名，所有时间按此时区显示。</translation>
    </message>
    <message>
        <source>Days that names, notes and reasons are kept</source>
        <translation>姓名、备注和原因保存天数</translation>
    </message>
    <message>
        <source>Then they are erased from the disk; the log never holds them.</source>
        <translation>到期从磁盘抹除；日志从不包含它们。</translation>
    </message>
    <message>
        <source>Places of the windows on the map</source>
        <translation>窗口在示意图上的位置</translation>
    </message>
    <message>
        <source>They are dragged on the manager&apos;s first page, to stand as they do in the hall.</source>
        <translation>在值班长首页拖动窗口，排成大厅里的样子。</translation>
    </message>
    <message>
        <source>arranged by hand</source>
        <translation>手动排列</translation>
    </message>
    <message>
        <source>as listed</source>
        <translation>按列表顺序</translation>
    </message>
</context>
<context>
    <name>skills</name>
    <message>
        <source>active</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>trained, off</source>
        <translation>已授权，未启用</translation>
    </message>
    <message>
        <source>learner</source>
        <translation>学习中</translation>
    </message>
    <message>
        <source>last resort</source>
        <translation>兜底</translation>
    </message>
    <message>
        <source>not trained</source>
        <translation>未授权</translation>
    </message>
    <message>
        <source>{service}: {count} trained and present</source>
        <translation>{service}：在岗可办 {count} 人</translation>
    </message>
    <message>
        <source>{section}, {service}: {count} may serve it</source>
        <translation>{section}，{service}：{count} 个窗口可办</translation>
    </message>
    <message>
        <source>{state}, not saved</source>
        <translation>{state}，未保存</translation>
    </message>
    <message>
        <source>no skills</source>
        <translation>无可办事项</translation>
    </message>
    <message>
        <source>trained and present</source>
        <translation>在岗可办人数</translation>
    </message>
    <message>
        <source>trained and present; under {few} is warned of</source>
        <translation>在岗可办人数，少于 {few} 人提醒</translation>
    </message>
    <message>
        <source>nobody there</source>
        <translation>无人在岗</translation>
    </message>
    <message>
        <source>at no window</source>
        <translation>未上窗口</translation>
    </message>
    <message>
        <source>idle {minutes} min</source>
        <translation>空闲 {minutes} 分</translation>
    </message>
    <message>
        <source>Window · clerk · state</source>
        <translation>窗口 · 人员 · 状态</translation>
    </message>
    <message>
        <source>people waiting</source>
        <translation>等候人数</translation>
    </message>
    <message>
        <source>median wait</source>
        <translation>等候中位数</translation>
    </message>
    <message>
        <source>services</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>windows and clerks</source>
        <translation>窗口与人员</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>All of {group} on, at {window}</source>
        <translation>{window}：{group}全部启用</translation>
    </message>
    <message>
        <source>All of {group} off, at {window}</source>
        <translation>{window}：{group}全部停用</translation>
    </message>
    <message>
        <source>{service} on, wherever somebody is trained</source>
        <translation>{service}：所有已授权窗口启用</translation>
    </message>
    <message>
        <source>{service} off everywhere</source>
        <translation>{service}：全部停用</translation>
    </message>
    <message>
        <source>Let another serve what {window} serves</source>
        <translation>把 {window}的可办事项复制给</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Show it on the grid</source>
        <translation>在表中查看</translation>
    </message>
    <message>
        <source>Opens these days</source>
        <translation>这些日子按它开厅</translation>
    </message>
    <message>
        <source>Keep in it what the grid shows</source>
        <translation>用表中设置更新它</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>删除模板</translation>
    </message>
    <message>
        <source>Keep what the grid shows as a template…</source>
        <translation>将表中设置存为模板…</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>已安排</translation>
    </message>
    <message>
        <source>Drop the plan</source>
        <translation>取消该安排</translation>
    </message>
    <message>
        <source>Saved: it holds from the next call on. Ctrl+Z takes it back.</source>
        <translation>已保存，从下一次叫号起生效；按 Ctrl+Z 撤回。</translation>
    </message>
    <message>
        <source>Planned: it comes into force as {date} opens.</source>
        <translation>已列入安排：{date}开厅时生效。</translation>
    </message>
    <message>
        <source>The plan for {date} is dropped.</source>
        <translation>{date}的安排已取消。</translation>
    </message>
    <message>
        <source>Kept as {name}. Choose under Templates which days open with it.</source>
        <translation>已存为“{name}”，可在“模板”中选择哪几天按它开厅。</translation>
    </message>
    <message>
        <source>Template {name} is forgotten.</source>
        <translation>模板“{name}”已删除。</translation>
    </message>
    <message>
        <source>The last change is taken back.</source>
        <translation>已撤回上一次更改。</translation>
    </message>
</context>
<context>
    <name>slip</name>
    <message>
        <source>People ahead</source>
        <translation>前面等候</translation>
    </message>
    <message>
        <source>To rate your visit, if you like: enter this code at the ticket machine today</source>
        <translation>自愿评价本次办理：当日在取号机输入此码</translation>
    </message>
    <message>
        <source>Expected wait</source>
        <translation>预计等候</translation>
    </message>
    <message>
        <source>Services, in this order</source>
        <translation>事项（按次序办理）</translation>
    </message>
    <message>
        <source>Please bring</source>
        <translation>请携带</translation>
    </message>
    <message>
        <source>Scan to see how the queue goes</source>
        <translation>扫码查询排队进度</translation>
    </message>
    <message>
        <source>ask at the front desk</source>
        <translation>请询问导办台</translation>
    </message>
    <message>
        <source>Please watch the display for your number.</source>
        <translation>请留意叫号和大屏。</translation>
    </message>
    <message>
        <source>Please wait in the seating area</source>
        <translation>请在休息区等候，</translation>
    </message>
    <message>
        <source>and watch the display for your number.</source>
        <translation>留意叫号和大屏。</translation>
    </message>
    <message>
        <source>Missed your call? Come to the front desk.</source>
        <translation>过号请到导办台恢复排队。</translation>
    </message>
    <message>
        <source>valid today</source>
        <translation>当日有效</translation>
    </message>
</context>
<context>
    <name>story</name>
    <message>
        <source>Enter or a double click: its story</source>
        <translation>按Enter或双击查看全过程</translation>
    </message>
    <message>
        <source>Ticket {number}</source>
        <translation>号票{number}</translation>
    </message>
    <message>
        <source>Waited so far</source>
        <translation>已等候</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>等候时限</translation>
    </message>
    <message>
        <source>Services finished</source>
        <translation>已办事项</translation>
    </message>
    <message>
        <source>People ahead</source>
        <translation>前面等候</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>All its steps</source>
        <translation>全过程</translation>
    </message>
    <message>
        <source>Still to do: {services}</source>
        <translation>待办：{services}</translation>
    </message>
    <message>
        <source>The visit</source>
        <translation>本次办事</translation>
    </message>
    <message>
        <source>Occupied</source>
        <translation>窗口利用率</translation>
    </message>
    <message>
        <source>Standard minutes</source>
        <translation>标准用时</translation>
    </message>
    <message>
        <source>Idle while waiting: {cause}</source>
        <translation>人等窗闲：{cause}</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>号票</translation>
    </message>
    <message>
        <source>The day at this window, the latest first</source>
        <translation>本窗口今日经过，最新在前</translation>
    </message>
    <message>
        <source>The window&apos;s day</source>
        <translation>窗口今日情况</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>已叫号</translation>
    </message>
    <message>
        <source>Mean wait</source>
        <translation>平均等候</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Nine in ten at most</source>
        <translation>九成不超过</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>In target</source>
        <translation>达标率</translation>
    </message>
    <message>
        <source>Waits so far</source>
        <translation>今日等候</translation>
    </message>
    <message>
        <source>Who can serve it</source>
        <translation>能办的窗口</translation>
    </message>
    <message>
        <source>Who waits</source>
        <translation>正在等候</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Ticket, window or service</source>
        <translation>号票、窗口或事项</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>熟练度</translation>
    </message>
    <message>
        <source>at no window</source>
        <translation>未上窗口</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>已等候</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Held for</source>
        <translation>指定窗口</translation>
    </message>
    <message>
        <source>{service} added</source>
        <translation>加办{service}</translation>
    </message>
    <message>
        <source>rated {score} of 5</source>
        <translation>评价{score}分（满分5分）</translation>
    </message>
    <message>
        <source>a note was put on it</source>
        <translation>添加了备注</translation>
    </message>
    <message>
        <source>given up, nobody came back</source>
        <translation>过时未回，已弃号</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>the cancelling was taken back</source>
        <translation>取消已撤销</translation>
    </message>
    <message>
        <source>the no-show was taken back</source>
        <translation>过号已撤销</translation>
    </message>
    <message>
        <source>expired as the hall closed</source>
        <translation>闭厅作废</translation>
    </message>
    <message>
        <source>issued for {services}</source>
        <translation>取号，办理{services}</translation>
    </message>
    <message>
        <source>with an appointment</source>
        <translation>有预约</translation>
    </message>
    <message>
        <source>entered from a number written by hand</source>
        <translation>由手写号补录</translation>
    </message>
    <message>
        <source>although no more numbers were given out</source>
        <translation>停止取号后特许</translation>
    </message>
    <message>
        <source>called, as the next one</source>
        <translation>顺序叫号</translation>
    </message>
    <message>
        <source>called by itself</source>
        <translation>自动叫号</translation>
    </message>
    <message>
        <source>called by hand, out of order</source>
        <translation>选呼，未按顺序</translation>
    </message>
    <message>
        <source>called as it was issued</source>
        <translation>取号即叫</translation>
    </message>
    <message>
        <source>called still, at the same window</source>
        <translation>仍由原窗口办理</translation>
    </message>
    <message>
        <source>called again</source>
        <translation>重呼</translation>
    </message>
    <message>
        <source>did not come in time</source>
        <translation>逾时未到，过号</translation>
    </message>
    <message>
        <source>did not come</source>
        <translation>未到，过号</translation>
    </message>
    <message>
        <source>came, the service began</source>
        <translation>到窗口，开始办理</translation>
    </message>
    <message>
        <source>{service}: {outcome}</source>
        <translation>{service}：{outcome}</translation>
    </message>
    <message>
        <source>papers: {papers}</source>
        <translation>材料：{papers}</translation>
    </message>
    <message>
        <source>due {date}</source>
        <translation>{date}前</translation>
    </message>
    <message>
        <source>the next service goes on here</source>
        <translation>在此接着办下一项</translation>
    </message>
    <message>
        <source>waits for the next service</source>
        <translation>等候办理下一项</translation>
    </message>
    <message>
        <source>parked to fill in a form or fetch a paper</source>
        <translation>挂起，去填表或取材料</translation>
    </message>
    <message>
        <source>parked, papers left at the window</source>
        <translation>挂起，材料留在窗口</translation>
    </message>
    <message>
        <source>parked until a step is done</source>
        <translation>挂起，等待环节完成</translation>
    </message>
    <message>
        <source>comes back here</source>
        <translation>回本窗口</translation>
    </message>
    <message>
        <source>is back, waits for {window}</source>
        <translation>已回来，等候{window}</translation>
    </message>
    <message>
        <source>is back, waits again</source>
        <translation>已回来，继续等候</translation>
    </message>
    <message>
        <source>is back, at its original place</source>
        <translation>恢复排队，原位</translation>
    </message>
    <message>
        <source>is back, some places behind</source>
        <translation>恢复排队，顺延</translation>
    </message>
    <message>
        <source>sent on to {window}</source>
        <translation>转到{window}</translation>
    </message>
    <message>
        <source>sent on to {service}</source>
        <translation>转为{service}</translation>
    </message>
</context>
<context>
    <name>theme</name>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比</translation>
    </message>
</context>
<context>
    <name>ticket</name>
    <message>
        <source>waiting</source>
        <translation>等候中</translation>
    </message>
    <message>
        <source>called</source>
        <translation>已叫号</translation>
    </message>
    <message>
        <source>in service</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>已过号</translation>
    </message>
    <message>
        <source>parked</source>
        <translation>已挂起</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已作废</translation>
    </message>
</context>
<context>
    <name>warning</name>
    <message>
        <source>level 1</source>
        <translation>一级预警</translation>
    </message>
    <message>
        <source>level 2</source>
        <translation>二级预警</translation>
    </message>
    <message>
        <source>level 3</source>
        <translation>三级预警</translation>
    </message>
    <message>
        <source>{kind}; {first}</source>
        <translation>{kind}；{first}</translation>
    </message>
    <message>
        <source>{service}: somebody waits {value} min (target {limit})</source>
        <translation>{service}：有人已等 {value} 分（时限 {limit} 分）</translation>
    </message>
    <message>
        <source>{value} % of the last hour waited beyond their target (limit {limit} %)</source>
        <translation>最近一小时 {value}% 等候超时（限值 {limit}%）</translation>
    </message>
    <message>
        <source>{value} % of those called did not come (limit {limit} %)</source>
        <translation>叫号后 {value}% 未到（限值 {limit}%）</translation>
    </message>
    <message>
        <source>{window} idle for {value} min of the last 30 while people wait</source>
        <translation>{window}最近 30 分钟内人等窗闲 {value} 分</translation>
    </message>
    <message>
        <source>{window} without a rest for {value} min (limit {limit})</source>
        <translation>{window}已连续 {value} 分未休息（限值 {limit} 分）</translation>
    </message>
</context>
<context>
    <name>what-if</name>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来办人次</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Mean wait</source>
        <translation>平均等候</translation>
    </message>
    <message>
        <source>Nine in ten waited at most</source>
        <translation>九成人等候不超过</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>最长等候</translation>
    </message>
    <message>
        <source>In target</source>
        <translation>等候达标率</translation>
    </message>
    <message>
        <source>Left or unserved</source>
        <translation>未办离开</translation>
    </message>
    <message>
        <source>Idle while people wait</source>
        <translation>人等窗闲</translation>
    </message>
    <message>
        <source>Overtime</source>
        <translation>延时</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>等候代价</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>closed</source>
        <translation>未开放</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>engaged</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>idle while people wait</source>
        <translation>人等窗闲</translation>
    </message>
    <message>
        <source>called</source>
        <translation>已叫号</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>nobody waiting</source>
        <translation>无人等候</translation>
    </message>
    <message>
        <source>{range} min</source>
        <translation>{range} 分</translation>
    </message>
    <message>
        <source>about {median} min ({range})</source>
        <translation>约 {median} 分（{range}）</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
    <message>
        <source>no window today</source>
        <translation>今日无窗口</translation>
    </message>
    <message>
        <source>window {numbers}</source>
        <translation>{numbers} 号窗口</translation>
    </message>
    <message>
        <source>windows {numbers}</source>
        <translation>{numbers} 号窗口</translation>
    </message>
</context>
</TS>
