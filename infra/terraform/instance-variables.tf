variable "api_min_instances" {
  type        = number
  default     = 0
  description = "Above 0 no caller waits for a cold start, and an idle system costs money."

  validation {
    condition     = var.api_min_instances >= 0 && var.api_min_instances <= 100 && floor(var.api_min_instances) == var.api_min_instances
    error_message = "Must be a whole number from 0 to 100."
  }
}

variable "api_max_instances" {
  type        = number
  default     = 10
  description = "Each answers up to 80 requests at once."

  validation {
    condition     = var.api_max_instances >= 1 && var.api_max_instances <= 1000 && floor(var.api_max_instances) == var.api_max_instances
    error_message = "Must be a whole number from 1 to 1000."
  }
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

  validation {
    condition     = var.worker_max_instances >= 1 && var.worker_max_instances <= 1000 && floor(var.worker_max_instances) == var.worker_max_instances
    error_message = "Must be a whole number from 1 to 1000."
  }
}

variable "render_max_instances" {
  type        = number
  default     = 5
  description = "Reports whose documents are written at once."

  validation {
    condition     = var.render_max_instances >= 1 && var.render_max_instances <= 1000 && floor(var.render_max_instances) == var.render_max_instances
    error_message = "Must be a whole number from 1 to 1000."
  }
}
