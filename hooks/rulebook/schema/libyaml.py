"""What reads the events and trees of YAML: libyaml, or PyYAML alone where there is none, which is slower.

Phase: schema.
"""

import yaml

Loader: type[yaml.CSafeLoader] | type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
