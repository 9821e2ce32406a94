<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Desk</name>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n late</numerusform>
            <numerusform>%n late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>%n services</numerusform>
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
    <name>Kiosk</name>
    <message numerus="yes">
        <source>All %n groups</source>
        <translation>
            <numerusform>All groups</numerusform>
            <numerusform>All %n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The machine starts anew in %n s.</source>
        <translation>
            <numerusform>The machine starts anew in %n s.</numerusform>
            <numerusform>The machine starts anew in %n s.</numerusform>
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
    <name>QueueRow</name>
    <message numerus="yes">
        <source>late %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Queues</name>
    <message numerus="yes">
        <source>%n late</source>
        <translation type="unfinished">
            <numerusform>%n late</numerusform>
            <numerusform>%n late</numerusform>
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
</context>
<context>
    <name>WindowCard</name>
    <message numerus="yes">
        <source>called %n s ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>called %n min ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait: {service}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>idle %n min</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ready for %n min</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %n min</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for this window</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
</context>
</TS>
