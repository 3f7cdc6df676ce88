from plumbline.integrations.models.token import Scope, Token

__all__ = ["Scope", "Token"]
