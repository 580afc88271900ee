-- Lets in who brings a signed token and needs no account, as the Prosody of a Jitsi Meet with tokens does.
-- The client writes it into the address of its connection: /xmpp-websocket?token=… or /http-bind?token=….
local decode_form = require "util.http".formdecode;
local new_sasl = require "util.sasl".new;
local verify = require "util.jwt".verify;

local key = module:get_option_string("token_key");

local function remember_token(event)
	local fields = decode_form(event.request.url.query or "");
	event.session.jitsi_token = type(fields) == "table" and fields.token or nil;
end

module:hook_global("bosh-session", remember_token);
module:hook_global("websocket-session", remember_token);

local function is_valid(token)
	local signed, claims = verify(key, token or "");
	return signed and (tonumber(claims.exp) or 0) > os.time();
end

local function refuse()
	return "failure", "not-allowed", "A valid token is missing";
end

local function always()
	return true;
end

local provider = { user_exists = always };

function provider.get_sasl_handler(session)
	local handler = new_sasl(module.host, { anonymous = always });
	if not is_valid(session.jitsi_token) then
		handler.process = refuse;
		-- The next attempt of the same session has no other token.
		function handler:clean_clone() return self; end
	end
	return handler;
end

module:provides("auth", provider);
