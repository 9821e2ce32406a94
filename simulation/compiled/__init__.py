"""The compiled engine: the model of :mod:`simulation.model` over arrays, days at a time.

:mod:`~simulation.compiled.state` says what it is made of, :mod:`~simulation.compiled.play`
lets a day pass. The dispatch rule is the very function of :mod:`simulation.dispatch`,
compiled; citizens are drawn by :mod:`simulation.sampling`, as for the SimPy model.
"""
