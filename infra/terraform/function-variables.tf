variable "public_api" {
  type        = bool
  default     = false
  description = "Whether anyone may reach the api. In production it then refuses to start unless auth_mode is \"api-key\"."
}

variable "auth_mode" {
  type        = string
  default     = "none"
  description = "AUTH_MODE of the api: with \"api-key\" it asks each caller for a key of `npm run ops -- keys create`."

  validation {
    condition     = contains(["none", "api-key"], var.auth_mode)
    error_message = "Must be none or api-key."
  }
}

variable "api_callers" {
  type        = set(string)
  default     = []
  description = "Members who may call the api and the health function, such as group:analysts@example.com."

  validation {
    condition     = alltrue([for member in var.api_callers : can(regex("^(user|group|serviceAccount|domain|principal|principalSet):", member))])
    error_message = "A member looks like group:analysts@example.com; to open the api to all set public_api."
  }
}

variable "report_theme" {
  type        = string
  default     = ""
  description = "REPORT_THEME: colours, fonts, logo and footer of reports, as JSON; file(\"theme.json\") reads one. Empty: the program's own."

  validation {
    condition     = var.report_theme == "" || can(keys(jsondecode(var.report_theme)))
    error_message = "Must be a JSON object."
  }
}

variable "report_paper" {
  type        = string
  default     = "A4"
  description = "The paper of reports whose request names none."

  validation {
    condition     = contains(["A4", "Letter"], var.report_paper)
    error_message = "Must be A4 or Letter."
  }
}

variable "trusted_proxy_hops" {
  type        = number
  default     = 1
  description = "1 for the function's own address, 2 behind a load balancer."

  validation {
    condition     = var.trusted_proxy_hops >= 0 && var.trusted_proxy_hops <= 10 && floor(var.trusted_proxy_hops) == var.trusted_proxy_hops
    error_message = "Must be a whole number from 0 to 10."
  }
}

variable "log_level" {
  type    = string
  default = "info"

  validation {
    condition     = contains(["trace", "debug", "info", "warn", "error"], var.log_level)
    error_message = "Must be trace, debug, info, warn or error."
  }
}

variable "gemini_model" {
  type        = string
  default     = "gemini-3.5-flash"
  description = "A model whose price the program knows."

  validation {
    condition     = contains(["gemini-3.5-flash", "gemini-3.1-flash-lite", "gemini-3.1-pro-preview", "gemini-3-flash-preview"], var.gemini_model)
    error_message = "Must be a model whose price the program knows: shared/domain/prices.ts."
  }
}

variable "verdict_model" {
  type        = string
  default     = ""
  description = "The model that judges what the other has written; empty: the same. One whose price the program knows."

  validation {
    condition     = contains(["", "gemini-3.5-flash", "gemini-3.1-flash-lite", "gemini-3.1-pro-preview", "gemini-3-flash-preview"], var.verdict_model)
    error_message = "Must be empty, or a model whose price the program knows: shared/domain/prices.ts."
  }
}

variable "max_cost_usd" {
  type        = number
  default     = 3
  description = "Ceiling of a job; a request may ask for less."

  validation {
    condition     = var.max_cost_usd >= 0.01 && var.max_cost_usd <= 1000
    error_message = "Must be 0.01 to 1000 dollars, as the program takes it."
  }
}

variable "daily_budget_usd" {
  type        = number
  default     = null
  description = "What the analyses of one account and day (UTC) may cost together; null: no limit."

  validation {
    condition     = var.daily_budget_usd == null ? true : var.daily_budget_usd >= 0.01 && var.daily_budget_usd <= 1000000
    error_message = "Must be 0.01 to 1000000 dollars, or null."
  }
}

variable "rate_limit_per_hour" {
  type        = number
  default     = 10
  description = "Analyses that one caller may ask for."

  validation {
    condition     = var.rate_limit_per_hour >= 1 && var.rate_limit_per_hour <= 10000000 && floor(var.rate_limit_per_hour) == var.rate_limit_per_hour
    error_message = "Must be a whole number from 1 to 10000000, as the program takes it."
  }
}

variable "pinned_functions" {
  type        = set(string)
  default     = []
  description = "Functions whose traffic stays where it was put: a new revision gets none. For a canary."

  validation {
    condition     = alltrue([for name in var.pinned_functions : contains(keys(local.functions), name)])
    error_message = "Must be names of functions."
  }
}

variable "public_url" {
  description = "Under which callers reach the api, such as https://reports.example.com: callbacks then carry whole addresses."
  type        = string
  default     = ""

  validation {
    condition     = var.public_url == "" || can(regex("^https?://[^[:space:]]+$", var.public_url))
    error_message = "Must be empty or an http(s) address."
  }
}

variable "cors_origins" {
  description = "Pages of other sites whose scripts may call the api, such as https://app.example.com."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for origin in var.cors_origins : can(regex("^https?://[a-z0-9.-]+(:[0-9]+)?$", origin))])
    error_message = "Must be origins, such as https://app.example.com, without a path."
  }
}
