from plumbline.measures.models.data_query import DataQuery
from plumbline.measures.models.measure import Measure, MeasureVersion
from plumbline.measures.models.measurement import Measurement
from plumbline.measures.models.rebaseline import Rebaseline

__all__ = ["DataQuery", "Measure", "MeasureVersion", "Measurement", "Rebaseline"]
