<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Attention</name>
    <message numerus="yes">
        <source>%n came in vain twice</source>
        <translation>
            <numerusform>%n came in vain twice</numerusform>
            <numerusform>%n came in vain twice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge all %n</source>
        <translation>
            <numerusform>Acknowledge %n</numerusform>
            <numerusform>Acknowledge all %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BookingRow</name>
    <message numerus="yes">
        <source>%n min late</source>
        <translation>
            <numerusform>%n min late</numerusform>
            <numerusform>%n min late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>%n services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message numerus="yes">
        <source>All %n groups</source>
        <translation>
            <numerusform>All groups</numerusform>
            <numerusform>All %n groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>%n services</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClerksPage</name>
    <message numerus="yes">
        <source>Nobody at a window can do %n service(s): {groups}</source>
        <translation>
            <numerusform>Nobody at a window can do %n service: {groups}</numerusform>
            <numerusform>Nobody at a window can do %n services: {groups}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DenseCard</name>
    <message numerus="yes">
        <source>idle %n min</source>
        <translation>
            <numerusform>idle %n min</numerusform>
            <numerusform>idle %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message numerus="yes">
        <source>%n appointment(s) taken over.</source>
        <translation>
            <numerusform>%n appointment taken over.</numerusform>
            <numerusform>%n appointments taken over.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Done</name>
    <message numerus="yes">
        <source>This page closes in %n s</source>
        <translation>
            <numerusform>This page closes in %n s</numerusform>
            <numerusform>This page closes in %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Draft</name>
    <message numerus="yes">
        <source>several matters, one number · %n service(s), in order</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>several matters, one number · %n services, in order</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message numerus="yes">
        <source>%n to put right</source>
        <translation>
            <numerusform>%n to put right</numerusform>
            <numerusform>%n to put right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>%n services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n window(s)</source>
        <translation>
            <numerusform>%n window</numerusform>
            <numerusform>%n windows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clerk(s)</source>
        <translation>
            <numerusform>%n clerk</numerusform>
            <numerusform>%n clerks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message numerus="yes">
        <source>%n ticket(s) still open will expire; the report is kept.</source>
        <translation>
            <numerusform>%n ticket still open will expire; the report is kept.</numerusform>
            <numerusform>%n tickets still open will expire; the report is kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InVainDialog</name>
    <message numerus="yes">
        <source>Citizens who left twice within %n days with papers missing or a matter that is not the hall&apos;s. They are recognised by a phone number while it is kept, or by a card on the same day.</source>
        <translation>
            <numerusform>Citizens who left twice within a day with papers missing or a matter that is not the hall&apos;s. They are recognised by a phone number while it is kept, or by a card on the same day.</numerusform>
            <numerusform>Citizens who left twice within %n days with papers missing or a matter that is not the hall&apos;s. They are recognised by a phone number while it is kept, or by a card on the same day.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>once</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Launcher</name>
    <message numerus="yes">
        <source>%n ticket(s) still open expire.</source>
        <translation>
            <numerusform>%n ticket that is still open expires.</numerusform>
            <numerusform>%n tickets that are still open expire.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Event log verified, %n event(s)</source>
        <translation>
            <numerusform>Event log verified, %n event</numerusform>
            <numerusform>Event log verified, %n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n digit typed</numerusform>
            <numerusform>%n digits typed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong PINs: wait %n s.</source>
        <translation>
            <numerusform>Too many wrong PINs: wait %n s.</numerusform>
            <numerusform>Too many wrong PINs: wait %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinePlot</name>
    <message numerus="yes">
        <source>now %n</source>
        <translation>
            <numerusform>now %n</numerusform>
            <numerusform>now %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Missed</name>
    <message numerus="yes">
        <source>Undo, %n s</source>
        <translation>
            <numerusform>Undo, %n s</numerusform>
            <numerusform>Undo, %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsaved</source>
        <translation>
            <numerusform>%n unsaved</numerusform>
            <numerusform>%n unsaved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message numerus="yes">
        <source>Nothing was taken from the spreadsheet: %n mistake(s)</source>
        <translation>
            <numerusform>Nothing was taken from the spreadsheet: %n mistake</numerusform>
            <numerusform>Nothing was taken from the spreadsheet: %n mistakes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueRow</name>
    <message numerus="yes">
        <source>late %n</source>
        <translation>
            <numerusform>late %n</numerusform>
            <numerusform>late %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Queues</name>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n late</numerusform>
            <numerusform>%n late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordsPanel</name>
    <message numerus="yes">
        <source>the whole table: %n line(s)</source>
        <translation>
            <numerusform>the whole table: %n line</numerusform>
            <numerusform>the whole table: %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>only what is shown: %n line(s)</source>
        <translation>
            <numerusform>only what is shown: %n line</numerusform>
            <numerusform>only what is shown: %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%n changed from default</source>
        <translation>
            <numerusform>%n changed from default</numerusform>
            <numerusform>%n changed from default</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not saved</source>
        <translation>
            <numerusform>%n change not saved</numerusform>
            <numerusform>%n changes not saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SkillsPage</name>
    <message numerus="yes">
        <source>%n not copied, nobody there is trained: {services}</source>
        <translation>
            <numerusform>%n not copied, nobody there is trained: {services}</numerusform>
            <numerusform>%n not copied, nobody there is trained: {services}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>%n services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n group(s)</source>
        <translation>
            <numerusform>in %n group</numerusform>
            <numerusform>in %n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n window(s)</source>
        <translation>
            <numerusform>%n window</numerusform>
            <numerusform>%n windows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clerk(s)</source>
        <translation>
            <numerusform>%n clerk</numerusform>
            <numerusform>%n clerks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a window</source>
        <translation>
            <numerusform>%n without a window</numerusform>
            <numerusform>%n without a window</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody at a window can do %n service(s): the ticket machine will say so.</source>
        <translation>
            <numerusform>Nobody at a window can do %n service: the ticket machine will say so.</numerusform>
            <numerusform>Nobody at a window can do %n services: the ticket machine will say so.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TargetPanel</name>
    <message numerus="yes">
        <source>%n called today</source>
        <translation>
            <numerusform>%n called today</numerusform>
            <numerusform>%n called today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n called</source>
        <translation>
            <numerusform>%n called</numerusform>
            <numerusform>%n called</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TicketRow</name>
    <message numerus="yes">
        <source>Undo cancel, %n s</source>
        <translation>
            <numerusform>Undo cancel, %n s</numerusform>
            <numerusform>Undo cancel, %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tickets</name>
    <message numerus="yes">
        <source>Last %n</source>
        <translation>
            <numerusform>Last %n</numerusform>
            <numerusform>Last %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Missed %n</source>
        <translation>
            <numerusform>Missed %n</numerusform>
            <numerusform>Missed %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Parked %n</source>
        <translation>
            <numerusform>Parked %n</numerusform>
            <numerusform>Parked %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Appointments %n</source>
        <translation>
            <numerusform>Appointments %n</numerusform>
            <numerusform>Appointments %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Found %n</source>
        <translation>
            <numerusform>Found %n</numerusform>
            <numerusform>Found %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Top</name>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n late</numerusform>
            <numerusform>%n late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{state} · %n slip(s) wait</source>
        <translation>
            <numerusform>{state} · %n slip waits</numerusform>
            <numerusform>{state} · %n slips wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrendPlot</name>
    <message numerus="yes">
        <source>{begin}–{end} · %n called</source>
        <translation>
            <numerusform>{begin}–{end} · %n called</numerusform>
            <numerusform>{begin}–{end} · %n called</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhatIfPanel</name>
    <message numerus="yes">
        <source>Unchanged, the replay makes the same %n call(s) as that day.</source>
        <translation>
            <numerusform>Unchanged, the replay makes the same call as that day.</numerusform>
            <numerusform>Unchanged, the replay makes the same %n calls as that day.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) went elsewhere or came at another time.</source>
        <translation>
            <numerusform>1 call went elsewhere or came at another time.</numerusform>
            <numerusform>%n calls went elsewhere or came at another time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n duration(s) that the day did not show were drawn.</source>
        <translation>
            <numerusform>1 duration that the day did not show was drawn.</numerusform>
            <numerusform>%n durations that the day did not show were drawn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recorded act(s) had no use in the changed hall.</source>
        <translation>
            <numerusform>1 recorded act had no use in the changed hall.</numerusform>
            <numerusform>%n recorded acts had no use in the changed hall.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message numerus="yes">
        <source>%n wait for {service}, the longest {minutes} min.</source>
        <translation>
            <numerusform>%n waits for {service}, for {minutes} min.</numerusform>
            <numerusform>%n wait for {service}, the longest {minutes} min.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) are not trained.</source>
        <translation>
            <numerusform>%n other is not trained.</numerusform>
            <numerusform>%n others are not trained.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more come</source>
        <translation>
            <numerusform>%n more comes</numerusform>
            <numerusform>%n more come</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WindowCard</name>
    <message numerus="yes">
        <source>called %n s ago</source>
        <translation>
            <numerusform>called %n s ago</numerusform>
            <numerusform>called %n s ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>called %n min ago</source>
        <translation>
            <numerusform>called %n min ago</numerusform>
            <numerusform>called %n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait: {service}</source>
        <translation>
            <numerusform>%n waits: {service}</numerusform>
            <numerusform>%n wait: {service}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>idle %n min</source>
        <translation>
            <numerusform>idle %n min</numerusform>
            <numerusform>idle %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ready for %n min</source>
        <translation>
            <numerusform>ready for %n min</numerusform>
            <numerusform>ready for %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %n min</source>
        <translation>
            <numerusform>for %n min</numerusform>
            <numerusform>for %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for this window</source>
        <translation>
            <numerusform>%n waits for this window</numerusform>
            <numerusform>%n wait for this window</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Counted</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The machine starts anew in %n s.</source>
        <translation>
            <numerusform>The machine starts anew in %n s.</numerusform>
            <numerusform>The machine starts anew in %n s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n who wait still count as not in time</source>
        <translation>
            <numerusform>%n who waits still counts as not in time</numerusform>
            <numerusform>%n who wait still count as not in time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Due</name>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due today</source>
        <translation>
            <numerusform>%n due today</numerusform>
            <numerusform>%n due today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to follow</source>
        <translation>
            <numerusform>%n to follow</numerusform>
            <numerusform>%n to follow</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Kinds</name>
    <message numerus="yes">
        <source>%n services wait beyond their target</source>
        <translation>
            <numerusform>%n service waits beyond its target</numerusform>
            <numerusform>%n services wait beyond their target</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n windows idle while people wait</source>
        <translation>
            <numerusform>%n window idle while people wait</numerusform>
            <numerusform>%n windows idle while people wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n windows without a rest</source>
        <translation>
            <numerusform>%n window without a rest</numerusform>
            <numerusform>%n windows without a rest</numerusform>
        </translation>
    </message>
</context>
</TS>
