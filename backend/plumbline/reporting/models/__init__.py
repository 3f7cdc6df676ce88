from plumbline.reporting.models.packet import Packet

__all__ = ["Packet"]
