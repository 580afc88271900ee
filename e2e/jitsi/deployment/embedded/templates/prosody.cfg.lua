-- XMPP server of the embedded deployment: anonymous, in memory, on loopback.
pidfile = "{{ folder }}/prosody.pid"
data_path = "{{ folder }}"
certificates = "{{ folder }}"
{% if token_key %}
plugin_paths = { "{{ plugins }}" }
token_key = "{{ token_key }}"
{% endif %}
log = { { levels = { min = "info" }, to = "console" } }
-- Of no effect for an ordinary user. Root in a container has no other account that could read the private folder.
run_as_root = true

interfaces = { "127.0.0.1" }
http_interfaces = { "127.0.0.1" }
http_ports = { {{ port }} }
https_ports = {}
c2s_ports = {}
c2s_direct_tls_ports = {}
s2s_ports = {}
component_ports = {}
http_default_host = "{{ domain }}"

-- nginx in front speaks TLS.
consider_bosh_secure = true
consider_websocket_secure = true
c2s_require_encryption = false

modules_enabled = { "bosh", "disco", "ping", "posix", "roster", "saslauth", "smacks", "websocket" }
-- Stream management as in the official package and containers: a client that lost the server tries to take its stream
-- up again, three times, before it says so.
smacks_max_unacked_stanzas = 5
smacks_hibernation_time = 60
smacks_max_hibernated_sessions = 1
smacks_max_old_sessions = 1
modules_disabled = { "offline", "s2s", "tls" }
storage = "memory"

VirtualHost "{{ domain }}"
	authentication = "{{ "jitsi_token" if token_key else "anonymous" }}"
	allow_anonymous_s2s = false

Component "{{ muc }}" "muc"
	max_history_messages = 0
	muc_room_allow_persistent = false
	muc_room_default_public_jids = true
	muc_room_locking = false
	muc_tombstones = false
	restrict_room_creation = false
