export const PRODUCT_NAME = 'Provisioning Console'
