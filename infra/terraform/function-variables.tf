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

variable "api_min_instances" {
  type        = number
  default     = 0
  description = "Above 0 no caller waits for a cold start, and an idle system costs money."
}

variable "api_max_instances" {
  type        = number
  default     = 10
  description = "Each answers up to 80 requests at once."
}

variable "worker_memory" {
  type        = string
  default     = "1Gi"
  description = "For worker_concurrency analyses."

  validation {
    condition     = can(regex("^[0-9]+(Mi|Gi|M|G)$", var.worker_memory))
    error_message = "Looks like 1Gi."
  }
}

variable "worker_concurrency" {
  type        = number
  default     = 4
  description = "Analyses at once in an instance."

  validation {
    condition     = var.worker_concurrency >= 1 && var.worker_concurrency <= 64
    error_message = "Must be 1 to 64."
  }
}

variable "worker_max_instances" {
  type        = number
  default     = 10
  description = "Times worker_concurrency: the analyses at once; further ones wait in the queue."
}

variable "render_max_instances" {
  type        = number
  default     = 5
  description = "Reports whose documents are written at once."
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
}

variable "verdict_model" {
  type        = string
  default     = ""
  description = "The model that judges what the other has written; empty: the same. One whose price the program knows."
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
}

variable "cors_origins" {
  description = "Pages of other sites whose scripts may call the api, such as https://app.example.com."
  type        = list(string)
  default     = []
}
