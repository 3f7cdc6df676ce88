"""The two faces, GraphQL and REST, over one description of what can be seen (`shapes`), asked (`questions`) and
done (`verbs`). Each question calls one selector and each verb one action.

Must never know: how anything is decided or stored.
"""
