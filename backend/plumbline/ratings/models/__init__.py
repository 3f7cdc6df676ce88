from plumbline.ratings.models.benchmark import Benchmark
from plumbline.ratings.models.composite import Composite, CompositeItem
from plumbline.ratings.models.pairing import Pairing
from plumbline.ratings.models.scenario import Scenario
from plumbline.ratings.models.true_north import TrueNorth

__all__ = ["Benchmark", "Composite", "CompositeItem", "Pairing", "Scenario", "TrueNorth"]
