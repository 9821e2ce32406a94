<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>ticket</source>
        <comment>called</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ticket</source>
        <comment>in service</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ticket</source>
        <comment>missed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ticket</source>
        <comment>parked</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ticket</source>
        <comment>done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ticket</source>
        <comment>cancelled</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ticket</source>
        <comment>expired</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>window</source>
        <comment>ready</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>window</source>
        <comment>engaged</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>window</source>
        <comment>paused</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>window</source>
        <comment>idle while people wait</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>window</source>
        <comment>called</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class</source>
        <comment>courtesy</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class</source>
        <comment>veteran</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class</source>
        <comment>appointment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outcome</source>
        <comment>documents missing</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outcome</source>
        <comment>referred</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outcome</source>
        <comment>not ours</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QCoreApplication</name>
    <message>
        <source>ticket</source>
        <comment>waiting</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>window</source>
        <comment>closed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class</source>
        <comment>ordinary</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outcome</source>
        <comment>done</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>A newer version of this program wrote to this hall: update it on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event log holds an event {kind} that can&apos;t be read: verify the log.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
