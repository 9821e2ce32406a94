from PySide6.QtWidgets import QApplication, QLabel


def test_twenty_thousand_void_calls_of_qt_leave_the_process_alive(qapp: QApplication) -> None:
    # PySide6 6.12.0 on Python 3.11 loses a reference of None at each of them and aborts after some 5,000.
    label = QLabel()
    for _ in range(20_000):
        label.update()
    assert label.isHidden()
